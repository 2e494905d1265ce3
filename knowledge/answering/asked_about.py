"""Whether a question asks about the article itself, and what: told by its being made of such words and nothing else.

"这篇稿子谁写的" is covered whole by words for articles, people and writing; "三体的作者是谁" leaves 三体 over, so it
asks about something else. What is left over may name the article by words of its title, or be what a heading says.
"""

from dataclasses import dataclass

from knowledge.answering.about_rules import HARMLESS, About, wanted
from knowledge.answering.section_asked import SectionAsked, section_asked
from knowledge.language import regex as re
from knowledge.language.asking_patterns import YES_NO
from knowledge.language.coverage import Phrases, Reading, phrases

_CREDITS = frozenset({About.AUTHOR, About.EDITOR, About.SOURCE})
"""What a value can be supposed of."""
_LINKS = frozenset({"的", "那", "这", "这个", "那个"})
"""What may stand between a name and the article it tells: "英伟达的这篇文章"."""
_ABOUT = re.compile(r"(?:about|on|of|regarding|concerning)(?: the)?\s*$")
"""What stands between an article and the name that tells it: "the article about Nvidia"."""


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """What is asked about the article: `wanted` in order; `section` which of its parts, None for the whole.

    `named` are words that must stand in the article's title, for it to be the one that is meant; `remark` what the
    title or heading is asked to say; `supposed` the value that is asked to be confirmed ("作者是 ZeR0 吗").
    """

    wanted: tuple[About, ...]
    section: SectionAsked | None = None
    named: str = ""
    remark: str = ""
    supposed: str = ""


_MEASURED = re.compile(
    r"(?:in|within|under)? ?\d{1,3} ?(?:sentences?|words?|lines?|bullets?(?: points?)?)\b"
    r"|用?\d{1,3}个?(?:字|句话?|条)(?:以内|之内|左右)?"
)
"""How long a summary is wished."""
_HEADING_SAYS = re.compile(r"(?:标题|headline|title|heading)(?:里面?|中|上|是)?(?:说|写|讲|提到?|问|says?|mentions?)")


def asked_about(folded: str) -> AskedAbout | None:
    """What a folded question asks about the article itself; None where it asks of something else."""
    plain = _MEASURED.sub(" ", folded)
    section, rest = section_asked(plain)
    return _plainly(rest, section) or _heading_says(rest, section)


def _plainly(rest: str, section: SectionAsked | None) -> AskedAbout | None:
    """What is asked in words for articles, but for a name that one of them is told by."""
    table = phrases("article_words.tsv")
    if rest.isascii() and not _may_ask(rest, table):
        rest = table.mended(rest)
    reading = table.read(rest) if _may_ask(rest, table) else None
    if reading and reading.left and rest.isascii():
        rest = table.mended(rest)
        reading = table.read(rest)
    if reading is None or len(reading.left) > 1:
        return None
    named, supposed = _named(reading, rest, section), _supposed(reading, rest)
    asked = wanted(reading, of_section=section is not None) if named is not None or supposed else ()
    if supposed and named is None:
        return AskedAbout(asked, supposed=supposed) if len(asked) == 1 and asked[0] in _CREDITS else None
    return AskedAbout(asked, section, named or "") if asked else None


def _may_ask(rest: str, table: Phrases) -> bool:
    """Whether it is worth a closer look: what is left over must be an article's name, or what a question supposes."""
    return table.may_cover(rest) or table.may_hold(rest, "article") or YES_NO.search(rest) is not None


def _supposed(reading: Reading, rest: str) -> str:
    """The value of a yes/no question, beside the word that it is the value of: what follows or precedes a "is"."""
    if len(reading.left) != 1 or YES_NO.search(rest) is None:
        return ""
    (left,) = reading.left
    before, after = rest[: left.start].rstrip(), rest[left.end :].lstrip()
    if before.endswith(("是", "叫", "为")):
        return rest[left.start :].rstrip("吗嘛么呢啊?!。 ")
    told = after.startswith(("是", "is "))
    english = re.fullmatch(r"(?:is|was)(?: the (?:author|editor|writer|source))?", before) is not None
    return left.text if told or english else ""


def _heading_says(rest: str, section: SectionAsked | None) -> AskedAbout | None:
    """What a title or heading says of something: all before it must be known, what follows is the remark."""
    says = _HEADING_SAYS.search(rest)
    if says is None:
        return None
    before, remark = phrases("article_words.tsv").read(rest[: says.start()]), rest[says.end() :]
    if before is None or before.left or before.roles - HARMLESS or not remark.strip("?!。.了 "):
        return None
    return AskedAbout((About.SECTION_TITLE if section else About.TITLE,), section, remark=remark)


def _named(reading: Reading, rest: str, section: SectionAsked | None) -> str | None:
    """The words that name the article, empty where none do; None where what is left over can be no name of it."""
    if not reading.left:
        return ""
    (left,) = reading.left
    after = [piece.role for piece in reading.pieces if piece.start >= left.end and piece.text not in _LINKS]
    before = reading.roles - {"filler"} if _ABOUT.search(rest[: left.start]) else frozenset()
    named = after[:1] == ["article"] or "article" in before
    return left.text if named and section is None else None
