"""Why a change cannot be made; the names that `TeachingError.problem` takes."""

from enum import StrEnum


class Problem(StrEnum):
    """One reason a change cannot be made."""

    NO_FACT = "no fact"
    CHANGED = "changed by somebody else"
    MEANWHILE = "others like it by now"
    LOCKED = "locked"
    ACTIVE = "not forgotten"
    FORGOTTEN = "forgotten"
    STALE = "too old to confirm"
    EMPTY = "says nothing"
    LONG = "too long"
    QUESTION = "a question without an answer"
    MANY = "too many questions"
    CORRECTED = "corrected by another fact"
    NO_CHANGE = "no such change"
    UNDONE = "undone already"
    LATER = "changed again since"
    CLASH = "stands for something else"
    NO_ALIAS = "no such alias"
    FILE = "unusable file"
    NO_ARTICLE = "no such article"
    NO_QUESTION = "no such question"
    SAME = "nothing changes"
