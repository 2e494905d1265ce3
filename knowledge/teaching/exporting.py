"""The store as JSON lines that make an equal store again: articles, and all that admins did.

What people asked and who did what stays out: it belongs to the people, not to the facts.
"""

import json
from collections.abc import Iterator

from knowledge.models import Origin
from knowledge.store import Store
from knowledge.store.taught import TaughtFact
from knowledge.teaching.articles import described, stored

FORMAT = 1
"""The number in the first line; raised when a line means something else than before."""


def exported(store: Store) -> Iterator[str]:
    """The lines; call inside `store.read()`. Equal stores give equal lines."""
    yield _line({"yinju": FORMAT})
    for identifier in sorted(store.articles.digests()):
        yield _line({"kind": "article", **(described(stored(store, identifier)) or {})})
    for fact in store.taught.touched():
        yield _line({"kind": "fact", **_fact(store, fact)})
    for name, other in store.vocabulary.aliases():
        yield _line({"kind": "alias", "name": name, "other": other})
    for case in store.waiting.golden():
        yield _line({"kind": "golden", "question": case.question, "fact": case.fact, "at": case.at.isoformat()})
    for folded in sorted(store.waiting.dismissed()):
        yield _line({"kind": "dismissed", "question": folded})


def _fact(store: Store, fact: TaughtFact) -> dict[str, object]:
    corrected = store.taught.get(fact.corrects) if fact.corrects is not None else None
    own = fact.origin is Origin.ADMIN
    return {
        "key": fact.key,
        "text": fact.text,
        "origin": fact.origin,
        "short": fact.short,
        "source": fact.source if own else None,
        "phrasings": list(fact.phrasings),
        "active": fact.active,
        "locked": fact.locked,
        "corrects": corrected.key if corrected else None,
        "added": fact.added.isoformat() if fact.added else None,
    }


def _line(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False)
