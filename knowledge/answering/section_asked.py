"""Which part of an article a question names by its number: "第二节", "03 这一节", "the last section"."""

from dataclasses import dataclass

from knowledge.language import regex as re
from knowledge.language.numerals import read

_CHINESE = "一二三四五六七八九十两"
_PART = "(?:个?小节|个?章节|小?节|章|个?部分|个?板块|篇章)"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH_PART = "(?:section|part|chapter)"
_PARAGRAPH = "(?:个?自然段|个?段落|段(?!时间|距离|路))"
_ENGLISH_PARAGRAPH = "paragraph"


def _numbered(part: str, english: str, printed: str) -> re.Pattern[str]:
    """What names a part by its number, or as the last one; `printed` is what else does in Chinese."""
    return re.compile(
        rf"第 ?(?P<chinese>[{_CHINESE}]{{1,3}}|\d{{1,2}}) ?(?:{part}{printed})"
        rf"|(?<![\d.])(?P<printed>\d{{1,2}})[.、号]? ?(?:这|那)?一?{part}(?!\d)"
        rf"|(?P<last>(?:最后|末尾|末)(?:一|的)?个?{part}|\b(?:the )?(?:last|final) {english}\b)"
        rf"|\b(?:the )?(?P<ordinal>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) {english}\b"
        rf"|\b{english} (?:number |no\.? ?|#)?(?P<cardinal>{'|'.join(_CARDINALS)}|\d{{1,2}})\b"
    )


_SECTION_NUMBERED = _numbered(_PART, _ENGLISH_PART, "|个?(?:大|小)?(?=标题)")
_PARAGRAPH_NUMBERED = _numbered(_PARAGRAPH, _ENGLISH_PARAGRAPH, "")


@dataclass(frozen=True, slots=True)
class SectionAsked:
    """A part of an article by its number from 1; 0 is the last one.

    `paragraph` is the number of a paragraph of it; `number` is None where that counts in the whole article.
    """

    number: int | None
    paragraph: int | None = None


def section_asked(folded: str) -> tuple[SectionAsked | None, str]:
    """The part that is named, if one is, and the text with its name blanked."""
    section, rest = _found(_SECTION_NUMBERED, folded)
    paragraph, rest = _found(_PARAGRAPH_NUMBERED, rest)
    if section is None and paragraph is None:
        return None, folded
    return SectionAsked(section, paragraph), rest


def _found(pattern: re.Pattern[str], folded: str) -> tuple[int | None, str]:
    found = pattern.search(folded)
    if found is None:
        return None, folded
    blank = " " * (found.end() - found.start())
    return _number(found), folded[: found.start()] + blank + folded[found.end() :]


def section_renamed(folded: str, other: str) -> str:
    """The text with the part that it names replaced by another one."""
    pattern = _PARAGRAPH_NUMBERED if _PARAGRAPH_NUMBERED.search(folded) else _SECTION_NUMBERED
    return pattern.sub(lambda _: other, folded, count=1)


def _number(found: re.Match[str]) -> int:
    if found["last"]:
        return 0
    if found["ordinal"]:
        return _ORDINALS.index(found["ordinal"]) + 1 if found["ordinal"] in _ORDINALS else int(found["ordinal"][:-2])
    if found["cardinal"]:
        return _CARDINALS.index(found["cardinal"]) + 1 if found["cardinal"] in _CARDINALS else int(found["cardinal"])
    numeral = read(found["chinese"] or found["printed"])
    return int(numeral.low) if numeral else 0
