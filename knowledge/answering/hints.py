"""What a store can be asked about and asked, found out before anybody asks: names, and questions that it answers."""

from collections import Counter
from collections.abc import Sequence

from knowledge.answering.turn import examples
from knowledge.answering.wordbook import facts
from knowledge.language.folding import fold_text
from knowledge.language.names import alias_groups, compact, latin_names
from knowledge.models import Language, StoredFact
from knowledge.store import Store

QUESTIONS = 5
"""Questions of each language that are kept."""
NAMES = 300
"""Names that are kept, the most frequent ones."""
SENTENCES = 400
"""Sentences that are looked at, from the store's first on."""
_SHORTEST = 2
"""Characters of a name."""


def hints(store: Store) -> dict[str, Sequence[str]]:
    """The store's names as they are written ("names"), and under each language questions that it answers."""
    with store.read():
        identifiers = [fact for (fact, _), _ in zip(store.facts.active(), range(SENTENCES), strict=False)]
        names = _names(store, list(facts(store, identifiers).values()))
        asked = {language.value: examples(store, language, QUESTIONS) for language in Language}
    return {"names": names[:NAMES], **asked}


def _names(store: Store, told: list[StoredFact]) -> list[str]:
    """The names in the sentences as they are written there, the most frequent first."""
    texts = [fact.quote.text for fact in told]
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({text[start:end] for start, end in latin_names(text) if _is_name(text, start, end)})
    everything = "\n".join(texts)
    lower = everything.lower()
    forms = {form for group in alias_groups() for form in group} | store.vocabulary.present()
    for form in sorted(form for form in forms if " " in form or not form.isascii()):
        at = lower.find(form.lower())
        if at >= 0 and len(form) >= _SHORTEST:
            counts[everything[at : at + len(form)]] += lower.count(form.lower())
    usual: dict[str, str] = {}
    for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        usual.setdefault(compact(fold_text(name)), name)
    return [name for name in usual.values() if len(name) >= _SHORTEST]


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a Latin word of a sentence is a name: written large, and in an English sentence not at its beginning."""
    english = sum(map(str.isascii, text)) * 2 > len(text)
    return any(map(str.isupper, text[start:end])) and not (english and not text[:start].strip())
