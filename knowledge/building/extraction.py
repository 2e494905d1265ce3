"""Facts of an article: every sentence, and the clauses of long sentences with the subject they speak of."""

import hashlib
from collections import Counter

from knowledge.building.subjects import Subjects
from knowledge.language.folding import fold_text
from knowledge.language.sentences import Span, clauses
from knowledge.models import Article, ArticleFact, Clause, Kind, Sentence

LONG_SENTENCE = 40
"""Characters; a shorter sentence makes one claim, and its clauses are not given for themselves."""


def extract(article: Article) -> list[ArticleFact]:
    """The facts of an article, in its order."""
    seen: Counter[str] = Counter()
    subjects = Subjects(article)
    facts: list[ArticleFact] = []
    paragraph = -1
    carried: Span | None = None
    for sentence in article.sentences:
        if sentence.paragraph != paragraph:
            paragraph, carried = sentence.paragraph, None
        found = _clauses(article, sentence, subjects, carried)
        carried = found[-1].subject if found else carried
        text = article.text[sentence.start : sentence.end]
        folded = fold_text(text)
        seen[folded] += 1
        long = len(text) >= LONG_SENTENCE and len(found) > 1
        key = _key(article.id, folded, seen[folded])
        facts.append(ArticleFact(key, sentence, text, folded, found if long else ()))
    return facts


def _key(article: str, folded: str, occurrence: int) -> str:
    return hashlib.sha256(f"{article}\0{folded}\0{occurrence}".encode()).hexdigest()[:32]


def _clauses(article: Article, sentence: Sentence, subjects: Subjects, carried: Span | None) -> tuple[Clause, ...]:
    """The clauses of a sentence of prose; each has its own subject, or the one carried from before it."""
    if sentence.kind not in (Kind.PARAGRAPH, Kind.LEAD):
        return ()
    found = []
    for start, end in clauses(article.text, sentence.start, sentence.end):
        carried = subjects.within(start, end) or carried
        found.append(Clause(start, end, carried))
    return tuple(found)
