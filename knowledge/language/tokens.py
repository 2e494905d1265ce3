"""Tokens for the search index: character bigrams of Chinese runs, whole Latin words, and numbers.

`GPT-3`, `GPT 3` and `gpt3` meet because a word with a number beside it also gives the two joined together; `5nm` does
too, but in `100 Inflection` the space parts them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.language import regex as re
from knowledge.language.characters import HAN

_NUMBER = r"(?P<number>\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
_LATIN = rf"(?P<latin>[^\W\d_{HAN}]+)"
_RUN = re.compile(rf"(?P<han>[{HAN}]+)|{_NUMBER}|{_LATIN}")
_WORD_OR_NUMBER = re.compile(rf"{_NUMBER}|{_LATIN}")
_JOINTS = {"latin": re.compile(r"[\-_]?"), "number": re.compile(r"[ \-_.]?")}


class TokenKind(StrEnum):
    """What a token was made from."""

    HAN = "han"
    LATIN = "latin"
    NUMBER = "number"
    JOINED = "joined"


_COUNTERPART = {TokenKind.LATIN: TokenKind.NUMBER, TokenKind.NUMBER: TokenKind.LATIN}


@dataclass(frozen=True, slots=True)
class Token:
    """One index token: its text and the span of the folded text it stands for."""

    text: str
    start: int
    end: int
    kind: TokenKind


def tokens(folded: str) -> list[Token]:
    """The tokens of a folded text, in order; a joined token stands after its second part."""
    found: list[Token] = []
    for run in _RUN.finditer(folded):
        start, end = run.span()
        if run.lastgroup != "han":
            found.extend(_word(folded, run, found))
        elif end - start == 1:
            found.append(Token(run.group(), start, end, TokenKind.HAN))
        else:
            found.extend(Token(folded[at : at + 2], at, at + 2, TokenKind.HAN) for at in range(start, end - 1))
    return found


def words(folded: str) -> frozenset[str]:
    """The texts of the tokens that are not Chinese: Latin words, numbers, and the two joined."""
    found: list[Token] = []
    for run in _WORD_OR_NUMBER.finditer(folded):
        found.extend(_word(folded, run, found))
    return frozenset(token.text for token in found)


def _word(folded: str, run: re.Match[str], found: Sequence[Token]) -> Iterator[Token]:
    """The token of a Latin word or a number, and the joined one where it stands beside its counterpart."""
    kind = TokenKind.NUMBER if run.lastgroup == "number" else TokenKind.LATIN
    token = Token(run.group().replace(",", ""), run.start(), run.end(), kind)
    before = next((part for part in reversed(found) if part.kind is not TokenKind.JOINED), None)
    yield token
    joint = _JOINTS[kind]
    if before and before.kind is _COUNTERPART[kind] and joint.fullmatch(folded, before.end, token.start):
        yield Token(before.text + token.text, before.start, token.end, TokenKind.JOINED)
