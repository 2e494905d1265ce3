"""Claims of a fact that an admin taught: read as those of an article's paragraph, helped by the question it answers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from knowledge.building.claim_names import Names
from knowledge.building.claims import Told, read_claims
from knowledge.language import data
from knowledge.language.attributes import attribute_in, is_measured, measured, measured_by
from knowledge.language.characters import HAN
from knowledge.language.dates import date_spans
from knowledge.language.folding import fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.names import compact
from knowledge.language.script import detect
from knowledge.language.segmentation import segment
from knowledge.language.sentences import sentences
from knowledge.models import Article, Claim, ClaimKind, FrontMatter, Kind, Language, Sentence

_HEAD = re.compile(
    rf"(?:^|[,;。] ?)(?P<head>[{HAN}a-z][{HAN}a-z·&.' -]{{1,19}}?) ?"
    r"(?:的|[是为有]|位于|设在|达到?|于|\d|'s |\b(?:is|are|was|were|has|have|had)\b)"
)
"""What a clause begins with and goes on to tell of: 火星快递|的总部…, the museum| has…"""
_NOT_IN_NAMES = frozenset("dpcrtmb")
"""Parts of speech that no name ends with: what follows it already tells something."""


def taught_claims(
    fact: int, text: str, phrasings: Iterable[str], day: date | None, known: Mapping[str, Iterable[str]]
) -> Told:
    """The claims and moments of one taught fact, with offsets in its text.

    `known` are names that may stand in it, with their forms; `day` is what 今年 and 上周 are reckoned from.
    """
    article = _as_article(text, day)
    folded = {s.start: (fact, fold_text(text[s.start : s.end])) for s in article.sentences}
    asked = [fold_text(phrasing) for phrasing in phrasings]
    heads = {head: (head,) for one in (*(line for _, line in folded.values()), *asked) for head in _heads(one)}
    names = {**heads, **known}
    claims, moments = read_claims(article, folded, names)
    return list(_asked_of(claims, asked, Names(article, asked, names))), moments


def _as_article(text: str, day: date | None) -> Article:
    spans = sentences(text)
    told = tuple(Sentence(start, end, Kind.PARAGRAPH, None, 0) for start, end in spans)
    return Article("", FrontMatter("", detect(text) or Language.SIMPLIFIED, day), text, (), told, "")


def _heads(folded: str) -> Iterator[str]:
    """What the clauses tell of, where they begin with it: no attribute, which belongs to somebody unnamed."""
    for found in _HEAD.finditer(folded):
        start, end = found.span("head")
        times = [first for first, _ in date_spans(folded) if start <= first < end]
        attributes = [one.start for one in measured(folded) if start <= one.start < end]
        end = min([end, *times, *attributes])
        words = list(segment(folded[start:end]))
        while words and _tells(words[-1].text):
            end = start + words.pop().start
        head = folded[start:end].strip()
        if len(head) > 1 and not measured_by(head):
            yield head


def _tells(word: str) -> bool:
    """Whether a word is no part of a name but leads on to a value: 累计, 目前, 已经."""
    return word in "的 " or word in data.words("reaching.txt") or lexicon().tag(word) in _NOT_IN_NAMES


def _asked_of(claims: Iterable[Claim], asked: list[str], names: Names) -> Iterator[Claim]:
    """The claims, those of a bare answer with the subject and the attribute of the question that it answers."""
    for claim in claims:
        if claim.kind is ClaimKind.VALUE:
            for question in asked:
                spans = names.within(question)
                if not claim.subject and spans:
                    claim = replace(claim, subject=compact(question[slice(*spans[0])]))
                if not is_measured(claim.attribute) and (attribute := attribute_in(question)):
                    claim = replace(claim, attribute=attribute)
        yield claim
