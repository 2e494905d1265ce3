"""Which part of an article a question names by its number: "第二节", "03 这一节", "the last section"."""

from dataclasses import dataclass

from knowledge.language import regex as re
from knowledge.language.numerals import read

_CHINESE = "一二三四五六七八九十两"
_PART = "(?:个?小节|个?章节|小?节|章|个?部分|个?板块|篇章)"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH_PART = "(?:section|part|chapter)"
_NUMBERED = re.compile(
    rf"第 ?(?P<chinese>[{_CHINESE}]{{1,3}}|\d{{1,2}}) ?(?:{_PART}|个?(?:大|小)?(?=标题))"
    rf"|(?<![\d.])(?P<printed>\d{{1,2}})[.、号]? ?(?:这|那)?一?{_PART}(?!\d)"
    rf"|(?P<last>(?:最后|末尾|末)(?:一|的)?个?{_PART}|\b(?:the )?(?:last|final) {_ENGLISH_PART}\b)"
    rf"|\b(?:the )?(?P<ordinal>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) {_ENGLISH_PART}\b"
    rf"|\b{_ENGLISH_PART} (?:number |no\.? ?|#)?(?P<cardinal>{'|'.join(_CARDINALS)}|\d{{1,2}})\b"
)


@dataclass(frozen=True, slots=True)
class SectionAsked:
    """A part of an article by its number from 1; 0 is the last one."""

    number: int


def section_asked(folded: str) -> tuple[SectionAsked | None, str]:
    """The part that is named, if one is, and the text with its name blanked."""
    found = _NUMBERED.search(folded)
    if found is None:
        return None, folded
    blank = " " * (found.end() - found.start())
    return SectionAsked(_number(found)), folded[: found.start()] + blank + folded[found.end() :]


def section_renamed(folded: str, other: str) -> str:
    """The text with the part that it names replaced by another one."""
    return _NUMBERED.sub(lambda _: other, folded, count=1)


def _number(found: re.Match[str]) -> int:
    if found["last"]:
        return 0
    if found["ordinal"]:
        return _ORDINALS.index(found["ordinal"]) + 1 if found["ordinal"] in _ORDINALS else int(found["ordinal"][:-2])
    if found["cardinal"]:
        return _CARDINALS.index(found["cardinal"]) + 1 if found["cardinal"] in _CARDINALS else int(found["cardinal"])
    numeral = read(found["chinese"] or found["printed"])
    return int(numeral.low) if numeral else 0
