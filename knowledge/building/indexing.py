"""One fact goes into the index, and what an admin taught with it into the vocabulary, without touching the rest."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from knowledge.building.claims import Told
from knowledge.building.own_names import own_names
from knowledge.building.taught_claims import taught_claims
from knowledge.building.vocabulary import terms, words
from knowledge.language.attributes import attributes_told
from knowledge.language.folding import fold_text
from knowledge.language.names import LONGEST_NAME, compact
from knowledge.language.sounds import sound
from knowledge.language.tokens import tokens
from knowledge.models import Origin, Term
from knowledge.store import Store


def index_tokens(folded: str) -> list[str]:
    """The tokens that a folded sentence is found by."""
    return [token.text for token in tokens(folded)]


def index_attributes(store: Store, folded: Mapping[int, str]) -> None:
    """Write which attributes the sentences of facts tell, by their ids and folded texts."""
    store.told.replace({fact: attributes_told(text) for fact, text in folded.items()})


def index_fact(store: Store, identifier: int) -> None:
    """Bring the index up to what a fact now is; call inside `store.write()`, and begin a generation afterwards."""
    fact = store.taught.get(identifier)
    found = dict(store.facts.one(identifier)) if fact else {}
    store.postings.put({number: index_tokens(folded) for number, folded in found.items()})
    if not found:
        store.postings.remove([identifier])
    own = [fact.text] if fact and found and fact.origin is Origin.ADMIN else []
    taught = [*own, *(fact.phrasings if fact and found else ())]
    folded = [fold_text(text) for text in taught]
    names = own_names(taught)
    present = [term for term in terms(names, folded) if term.present] if taught else []
    counts = words(["\n".join(folded)], names) if taught else {}
    store.vocabulary.replace_taught(identifier, present, {word: sound(word) for word in counts})
    if fact and fact.origin is Origin.ADMIN:  # an article's sentence has the claims of its article
        day = fact.added.date() if fact.added else None
        told = read_taught(store, identifier, fact.text, fact.phrasings, day) if own else ((), ())
        store.claims.replace_taught(identifier, *told)
        index_attributes(store, {identifier: fold_text(fact.text)})


def read_taught(store: Store, identifier: int, text: str, phrasings: Sequence[str], day: date | None) -> Told:
    """The claims and moments of what an admin taught, or would; names of the articles are known in it too."""
    texts = [text, *phrasings]
    known = {**store.vocabulary.of_articles(_runs(map(fold_text, texts))), **own_names(texts)}
    return taught_claims(identifier, text, phrasings, day, known)


def _runs(folded: Iterable[str]) -> set[str]:
    """Every run of characters of folded texts that may be a name, as its compact form."""
    forms = map(compact, folded)
    return {
        form[start:end]
        for form in forms
        for start in range(len(form))
        for end in range(start + 2, min(len(form), start + LONGEST_NAME) + 1)
    }


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
