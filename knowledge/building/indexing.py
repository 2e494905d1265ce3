"""One fact goes into the index, and what an admin taught with it into the vocabulary, without touching the rest."""

from knowledge.building.own_names import own_names
from knowledge.building.vocabulary import terms, words
from knowledge.language.folding import fold_text
from knowledge.language.names import compact
from knowledge.language.sounds import sound
from knowledge.language.tokens import tokens
from knowledge.models import Origin, Term
from knowledge.store import Store


def index_tokens(folded: str) -> list[str]:
    """The tokens that a folded sentence is found by."""
    return [token.text for token in tokens(folded)]


def index_fact(store: Store, identifier: int) -> None:
    """Bring the index up to what a fact now is; call inside `store.write()`, and begin a generation afterwards."""
    fact = store.taught.get(identifier)
    found = dict(store.facts.one(identifier)) if fact else {}
    store.postings.put({number: index_tokens(folded) for number, folded in found.items()})
    if not found:
        store.postings.remove([identifier])
    taught = [fact.text] if fact and found and fact.origin is Origin.ADMIN else []
    taught += fact.phrasings if fact and found else ()
    folded = [fold_text(text) for text in taught]
    names = own_names(taught)
    present = [term for term in terms(names, folded) if term.present] if taught else []
    counts = words(["\n".join(folded)], names) if taught else {}
    store.vocabulary.replace_taught(identifier, present, {word: sound(word) for word in counts})


def index_alias(store: Store, name: str, other: str) -> None:
    """Let a name be known by another one too, and by all that both are known by."""
    forms: dict[str, str] = {}
    for one in (name, other):
        folded = fold_text(one)
        form = compact(folded)
        for term in store.vocabulary.find([form]).values():
            forms |= term.forms
        forms[form] = folded
    found = store.vocabulary.find(forms)
    present = any(term.present for term in found.values())
    store.vocabulary.add_alias(
        name,
        other,
        Term(found[form].text if (form := compact(fold_text(name))) in found else name, forms, present=present),
    )
