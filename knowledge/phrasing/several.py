"""Several short answers as one, per language."""

from collections.abc import Sequence

from knowledge.models import Language

LONGEST = 200
"""Characters of the short answers together."""
_NOT_SAID = {
    Language.SIMPLIFIED: "文章没有说",
    Language.TRADITIONAL: "文章沒有說",
    Language.ENGLISH: "the article does not say",
}
_SEE_QUOTE = {Language.SIMPLIFIED: "见引文", Language.TRADITIONAL: "見引文", Language.ENGLISH: "see the quote"}
_STOP = {Language.SIMPLIFIED: ";", Language.TRADITIONAL: ";", Language.ENGLISH: "; "}


def numbered(answers: Sequence[tuple[str | None, bool]], language: Language) -> str:
    """Short answers by number, each cut to its share of the room; one that is not answered is told to be so.

    `answers` holds each short answer, None where there is none, and whether the question was answered at all.
    """
    room = LONGEST // len(answers) - len("(1) ; ")
    said = [(short or _SEE_QUOTE[language]) if known else _NOT_SAID[language] for short, known in answers]
    lines = [f"({number}) {_cut(text, room)}" for number, text in enumerate(said, start=1)]
    return _STOP[language].join(lines)


def not_said(language: Language) -> str:
    """What is told of a question, or of a thing, that the article says nothing of."""
    return _NOT_SAID[language]


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"
