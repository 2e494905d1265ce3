"""Questions to begin with: generic ones about the articles' own names, of which those are kept that answer well."""

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from knowledge.answering import answer
from knowledge.models import Answer, Language
from knowledge.store import Store

PATTERNS = {
    Language.SIMPLIFIED: ("{}市值多少?", "{}估值多少?", "{}成立于哪年?", "{}有多少员工?", "{}收入多少?", "{}是什么?"),
    Language.TRADITIONAL: ("{}市值多少?", "{}估值多少?", "{}成立於哪年?", "{}有多少員工?", "{}收入多少?", "{}是什麼?"),
    Language.ENGLISH: (
        "What is the market value of {}?",
        "What is the valuation of {}?",
        "When was {} founded?",
        "How many employees does {} have?",
        "What is {}?",
    ),
}
"""What is asked of a company, a person or a thing anywhere."""
SURE = 0.85
"""The score from which an answer is good enough to begin with."""
LONGEST = 58
"""UTF-8 bytes of a question, which a button has to carry."""
MOST_ASKED = 240
"""Questions tried at most."""

_kept: WeakKeyDictionary[Store, dict[tuple[str, Language, int], list[str]]] = WeakKeyDictionary()


def examples(store: Store, language: Language, number: int) -> list[str]:
    """Up to `number` questions, each about another name and answered by another sentence; kept while the store is."""
    with store.read():
        key = (store.generation, language, number)
        kept = _kept.setdefault(store, {})
        if key not in kept:
            kept[key] = _found(store, language, number)
    return kept[key]


def _found(store: Store, language: Language, number: int) -> list[str]:
    names = [name for name in store.vocabulary.names() if len(name) > (2 if name.isascii() else 1)]
    questions: list[str] = []
    used: set[str | int] = set()
    for name, question in _tries(names, store, language):
        if len(questions) < number and name not in used:
            found = answer(question, store, language)
            if found.score >= SURE and found.quotes and found.quotes[0].fact not in used and _tells(found, name, names):
                questions.append(question)
                used |= {name, found.quotes[0].fact}
    return questions


def _tells(found: Answer, name: str, names: Iterable[str]) -> bool:
    """Whether the span is said of the name: no other name stands nearer before it in its sentence."""
    if found.mark is None:
        return False
    before = found.quotes[0].text[: found.mark[0]].lower()
    last = before.rfind(name)
    return last >= 0 and all(before.rfind(other) <= last for other in names)


def _tries(names: Iterable[str], store: Store, language: Language) -> Iterator[tuple[str, str]]:
    """Names with questions about them, the names written as in the articles."""
    text = " ".join(store.articles.text(summary.id) or "" for summary in store.articles.summaries())
    folded = text.lower()
    found = [(name, folded.find(name)) for name in names]
    shown = [(name, text[at : at + len(name)]) for name, at in found if at >= 0]
    if language is Language.ENGLISH:
        shown = [(name, written) for name, written in shown if written.isascii()] or shown
    pairs = [(name, pattern.format(written)) for pattern in PATTERNS[language] for name, written in shown]
    yield from [pair for pair in pairs if len(pair[1].encode()) <= LONGEST][:MOST_ASKED]
