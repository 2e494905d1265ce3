"""What an admin would have a fact say, before it is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.errors import TeachingError
from knowledge.language import regex as re
from knowledge.language.folding import fold_text
from knowledge.store.taught import TaughtFact
from knowledge.teaching.problems import Problem

LONGEST_TEXT, LONGEST_QUESTION, LONGEST_SHORT, LONGEST_SOURCE = 1_000, 200, 40, 200
"""Characters; a short answer has the length that the command line's contract gives it."""
MOST_PHRASINGS = 20
_QUESTION = re.compile(r"[?？]\s*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement, or the answer to the questions in `phrasings`; optionally its short answer and where it is from."""

    text: str
    phrasings: tuple[str, ...] = ()
    short: str | None = None
    source: str | None = None

    @property
    def folded(self) -> str:
        """The text folded."""
        return fold_text(self.text)

    @property
    def asked(self) -> str:
        """The questions folded, one a line."""
        return "\n".join(dict.fromkeys(fold_text(phrasing) for phrasing in self.phrasings))


def checked(draft: Draft) -> Draft:
    """The draft with its spaces put right. Raises TeachingError for one that cannot be a fact."""
    text = _line(draft.text)
    phrasings = tuple(dict.fromkeys(line for line in map(_line, draft.phrasings) if line))
    short, source = _line(draft.short or "") or None, _line(draft.source or "") or None
    if not any(map(str.isalnum, text)) or not all(any(map(str.isalnum, one)) for one in phrasings):
        raise TeachingError(Problem.EMPTY)
    if len(phrasings) > MOST_PHRASINGS:
        raise TeachingError(Problem.MANY, most=MOST_PHRASINGS)
    limits = [(text, LONGEST_TEXT), (short or "", LONGEST_SHORT), (source or "", LONGEST_SOURCE)]
    for value, most in [*limits, *((one, LONGEST_QUESTION) for one in phrasings)]:
        if len(value) > most:
            raise TeachingError(Problem.LONG, text=value[:20], most=most)
    if not phrasings and _QUESTION.search(text):
        raise TeachingError(Problem.QUESTION)
    if phrasings and short is None and len(text) <= LONGEST_SHORT:
        short = text
    return Draft(text, phrasings, short, source)


def draft_of(fact: TaughtFact) -> Draft:
    """What a fact says now."""
    return Draft(fact.text, fact.phrasings, fact.short, fact.source)


def draft_from(values: Mapping[str, Any]) -> Draft:
    """A draft from JSON."""
    return Draft(values["text"], tuple(values["phrasings"]), values["short"], values["source"])


def _line(text: str) -> str:
    """One line without lone surrogates or control characters, which neither UTF-8 nor a chat can hold."""
    text = text.encode("utf-8", "replace").decode()
    return " ".join("".join(" " if ord(one) < 32 or ord(one) == 127 else one for one in text).split())
