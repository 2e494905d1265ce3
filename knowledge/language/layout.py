"""The layout of an article: which of its lines is title, byline, heading, lead, paragraph or caption.

Known are the habits of Chinese and English news text: a number line (`01.`) with heading lines under it, Markdown and
"一、" headings, `▲` captions, `作者 | …` bylines, and short lines without an end mark between paragraphs.
"""

from dataclasses import dataclass

from knowledge.language import regex as re
from knowledge.language.folding import fold_text
from knowledge.language.sentences import Span, lines, strip
from knowledge.models import Kind

_NUMBER_LINE = re.compile(r"(?:Part|PART|第)?\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、:：]?\s*")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_NUMBERED_HEADING = re.compile(
    r"(?P<number>[一二三四五六七八九十]{1,3}(?=、)|第[一二三四五六七八九十0-9]{1,3}[章节節部]|[0-9]{1,2}(?=[.．、]\s*[^\s0-9]))[.．、:：\s]*"
)
_BYLINE = re.compile(
    r"(?:(?:作者|编辑|編輯|撰文|记者|記者|责编|責編|责任编辑|责任編輯|编译|編譯|来源|來源|出品|摄影|攝影|文|图|圖)"
    r"\s*[|｜丨:：/／]|(?:By|by|BY|Author|Editor|Written by|Reported by|Source)\s*[:|]?\s+(?=\S))"
)
_CAPTION = re.compile(r"[▲△▼]|[（(]?[图圖表]\s*[0-9一二三四五六七八九十]+\s*[:：.、丨|]|(?:Figure|Fig\.|Table)\s+\d")
_END_MARKS = "。！？!?；;，,：:…"
LONGEST_HEADING = 40
"""Characters; a longer line under a section number is a paragraph."""
TITLE_WITHIN = 5
"""Lines; the title stands among the first, after a site's own words or a kicker."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something. `number` stands on heading lines that begin a section and carry one."""

    start: int
    end: int
    kind: Kind
    number: str = ""
    opens: bool = False


def layout(text: str, title: str) -> list[Line]:
    """The lines of a text with their kinds, in order; lines without a letter or digit say nothing and are left out."""
    spans = [span for span in (strip(text, *line) for line in lines(text)) if _says_something(text, span)]
    found: list[Line] = []
    number: str | None = None
    titled = False
    for index, (start, end) in enumerate(spans):
        line = text[start:end]
        if (printed := _NUMBER_LINE.fullmatch(line)) and index + 1 < len(spans):
            number = printed[1]
            continue
        previous = found[-1] if found else None
        if not titled and len(found) < TITLE_WITHIN and _shows_title(line, title):
            titled = True
            found.append(Line(start + _marks(line), end, Kind.TITLE))
        elif number is not None:
            kind = Kind.HEADING if _heading_like(line) else Kind.PARAGRAPH
            found.append(Line(start, end, kind, number, opens=kind is Kind.HEADING))
            number = None
        else:
            found.append(_line(text, (start, end), previous, last=index + 1 == len(spans)))
    return _with_lead(found)


def _line(text: str, span: Span, previous: Line | None, *, last: bool) -> Line:
    start, end = span
    line = text[start:end]
    if marks := _marks(line):
        return Line(start + marks, end, Kind.HEADING, opens=True)
    if _BYLINE.match(line) and len(line) <= LONGEST_HEADING * 2:
        return Line(start, end, Kind.BYLINE)
    if _CAPTION.match(line):
        return Line(start, end, Kind.CAPTION)
    if _heading_like(line) and previous is not None:
        if (numbered := _NUMBERED_HEADING.match(line)) and numbered.end() < len(line):
            return Line(start + numbered.end(), end, Kind.HEADING, numbered["number"], opens=True)
        if previous.kind is Kind.HEADING and previous.number and previous.end + 1 == start:
            return Line(start, end, Kind.HEADING)
        if text[previous.end : start].count("\n") > 1 and text[end : end + 2] == "\n\n" and not last:
            return Line(start, end, Kind.HEADING, opens=True)
    return Line(start, end, Kind.PARAGRAPH)


def _with_lead(found: list[Line]) -> list[Line]:
    """Prose before the first section is the lead, in an article that has sections."""
    first = next((index for index, line in enumerate(found) if line.opens), 0)
    return [
        Line(line.start, line.end, Kind.LEAD) if index < first and line.kind is Kind.PARAGRAPH else line
        for index, line in enumerate(found)
    ]


def _says_something(text: str, span: Span) -> bool:
    return any(character.isalnum() for character in text[slice(*span)])


def _heading_like(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and not line.rstrip("\"'”’」』）)").endswith(tuple(_END_MARKS + "."))


def _marks(line: str) -> int:
    """How many characters of Markdown heading marks the line begins with."""
    marks = _MARKDOWN_HEADING.match(line)
    return marks.end() if marks else 0


def _shows_title(line: str, title: str) -> bool:
    """Whether the line is the title, alone or with a few words around it."""
    return len(line) <= len(title) + LONGEST_HEADING and fold_text(title) in fold_text(line)
