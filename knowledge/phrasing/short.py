"""The short answer as it is shown: the span's own words, a value also in the asker's language."""

from datetime import date

from knowledge.language import dates, quantities
from knowledge.language import regex as re
from knowledge.language.script import detect
from knowledge.models import Language

LONGEST = 40
"""Characters of a short answer."""
_EDGES = " ,，、。;；:：!！?？"
_PAUSE = re.compile(r"[,，;；。]")


def short_answer(span: str, language: Language, today: date | None) -> str:
    """A span as the short answer of at most 40 characters; `today` is the article's date, which dates are read by.

    Where the asker's language is not the span's, a value or date that is the whole span is said in the asker's, with
    the span in brackets: "about US$4 billion (约 40 亿美元)".
    """
    text = span.strip(_EDGES)
    if language is Language.ENGLISH and detect(text) is not Language.ENGLISH:
        said = _said_in_english(text, today)
        if said and said != text:
            both = f"{said} ({text})"
            return both if len(both) <= LONGEST else said[:LONGEST]
    return _shortened(text)


def yes_or_no(so: bool, language: Language) -> str:  # noqa: FBT001 - the verdict is what is said
    """The answer to a yes/no question."""
    if language is Language.ENGLISH:
        return "Yes" if so else "No"
    return "是" if so else "否"


def _said_in_english(text: str, today: date | None) -> str | None:
    for value in quantities.quantities(text):
        if (value.start, value.end) == (0, len(text)):
            return quantities.in_english(value)
    for moment in dates.moments(text, today):
        if (moment.start, moment.end) == (0, len(text)):
            return dates.in_english(moment)
    return None


def _shortened(text: str) -> str:
    """The text, cut at its last pause before the limit, or at the limit, where it is too long."""
    if len(text) <= LONGEST:
        return text
    pauses = [match.start() for match in _PAUSE.finditer(text, 1, LONGEST - 1)]
    return text[: pauses[-1] if pauses and pauses[-1] > LONGEST // 2 else LONGEST - 1].rstrip(_EDGES) + "…"
