"""Names: Latin names in any text, and the general aliases that are the same thing everywhere."""

from functools import cache

from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.characters import HAN, is_han
from knowledge.language.folding import fold_text
from knowledge.language.sentences import Span

_WORD = rf"[^\W\d_{HAN}\u3040-\u30ff]"
_PIECE = rf"(?:{_WORD}+\d*|\d+{_WORD}+)(?:[\d.]*\d)?"
_LATIN_NAME = re.compile(rf"{_PIECE}(?:[-/.&'’]?{_PIECE}|-?\d+(?:\.\d+)?[A-Za-z]?)*")
_COMPACT = re.compile(r"[\s\-_./·'’&:]+")
FAMILY_NAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
"""The commonest Chinese family names of one character."""
FIRM_ENDINGS = (
    "科技|集团|航天|宇航|空间|汽车|动力|电力|能源|锂能|锂电|存储|半导体|微电子|生物|医药|制药|物流|海运|航运|传媒|影业|资本|创投|基金|证券"
    "|银行|大学|学院|研究院|研究所|博物馆|实验室|电商|优选|精机|体育|酒业"
)
"""What the names of firms and institutions end with."""
LONGEST_NAME = 40
"""Characters of a compact name; longer runs of letters are no names."""


def latin_names(text: str) -> list[Span]:
    """The spans of Latin names in a Chinese text, or of Latin words: `GPT-3.5`, `H100`, `I/O`, `Inflection`."""
    return [match.span() for match in _LATIN_NAME.finditer(text)]


def compact(folded: str) -> str:
    """A folded name without what varies between its spellings: `gpt-3`, `gpt 3` and `gpt3` are one."""
    return _COMPACT.sub("", folded)


def alias_groups() -> tuple[tuple[str, ...], ...]:
    """Names that are the same thing in any text, each group with its usual Chinese name first; read anew each time."""
    return tuple(tuple(form for form in entry.split("\t") if form) for entry in data.entries("names.tsv"))


@cache
def known_names() -> tuple[tuple[str, str], ...]:
    """Chinese names with an English one, many of them: countries, cities, people, firms."""
    pairs = (entry.split("\t") for entry in data.entries("known_names.tsv"))
    return tuple((chinese, english) for chinese, english in pairs)


@cache
def led_by() -> dict[str, tuple[str, ...]]:
    """The organisations that people are known to lead or to have founded, by the people's compact names."""
    found: dict[str, list[str]] = {}
    for entry in data.entries("led_by.tsv"):
        organisation, *people = (compact(fold_text(column)) for column in entry.split("\t") if column)
        for person in people:
            found.setdefault(person, []).append(organisation)
    return {person: tuple(organisations) for person, organisations in found.items()}


@cache
def chinese_names() -> frozenset[str]:
    """The generally known names that are written in Chinese characters."""
    return frozenset(
        form for group in alias_groups() for form in group if not form.isascii() and all(map(is_han, form))
    )
