"""What an article or a section says in short: its headings, and the sentences that lead its parts."""

import re
from collections.abc import Sequence

from knowledge.answering.article_parts import Parts, Told
from knowledge.answering.spans import choose
from knowledge.answering.understand import Question
from knowledge.language.asking import VALUES
from knowledge.language.folding import fold, fold_text
from knowledge.language.tokens import tokens
from knowledge.models import StoredFact
from knowledge.phrasing import about as say
from knowledge.phrasing.short import short_answer

LEADS = 2
"""Sentences before the first section that a summary begins with."""


def whole(parts: Parts, most: int) -> Told | None:
    """An article's sections in short, with the sentence that leads each."""
    sections = parts.summary.sections
    opening = parts.leads(None, LEADS if sections else most)
    leading = [fact for at in range(len(sections)) for fact in parts.leads(at, 1)]
    facts = (opening + leading)[:most]
    names = [_bare(parts.headings(at)) for at in range(len(sections))]
    title = parts.summary.front.title
    return Told(say.listed([title, *(name for name in names if name)]), tuple(facts)) if facts else None


def matter(parts: Parts, section: int, most: int) -> Told | None:
    """A section in short: its headings, with the sentences that lead its paragraphs."""
    facts = parts.leads(section, most)
    return Told(_bare(parts.headings(section)), tuple(facts)) if facts else None


def paragraph(parts: Parts, section: int | None, number: int, most: int) -> Told | None:
    """A paragraph by its number from 1, 0 for the last one, of a section or of the whole article: its sentences."""
    facts = parts.paragraph(section, number)[:most]
    return Told(facts[0].quote.text, tuple(facts)) if facts else None


def headings(lines: Sequence[StoredFact], remark: str) -> Told | None:
    """Heading lines as they stand; with a remark only where they share a word with it."""
    if not lines or not alike(remark, _bare(lines)):
        return None
    return Told(_bare(lines), tuple(lines), (0, len(lines[0].quote.text)))


def valued(lines: Sequence[StoredFact], question: Question) -> Told | None:
    """The value in a heading that a question asks for, where it asks for one: "11 分钟"."""
    for line in lines if question.asking.kind in VALUES else ():
        chosen = choose(question, line.folded)
        if chosen and re.search(r"\d", line.folded[chosen.start : chosen.end]):
            mark = fold(line.quote.text).source(chosen.start, chosen.end)
            said = short_answer(line.quote.text[slice(*mark)], question.language, line.quote.published)
            return Told(said, (line, *(other for other in lines if other is not line)), mark)
    return None


def alike(remark: str, text: str) -> bool:
    """Whether a text shares a word with what it is asked to say; every text does with nothing."""
    return not remark or not _words(remark).isdisjoint(_words(text))


def _bare(lines: Sequence[StoredFact]) -> str:
    return " ".join(line.quote.text for line in lines)


def _words(text: str) -> frozenset[str]:
    return frozenset(token.text for token in tokens(fold_text(text)))
