"""Lists from relations: who invested in X, what X invested in, who did both, what X acquired, made or founded."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.answering.compute.frames import answer_of
from knowledge.answering.compute.naming import as_written, name_of
from knowledge.answering.compute.several import listed_forms
from knowledge.answering.reading import read
from knowledge.answering.sketch import OF_SOMEBODY
from knowledge.answering.understand import Question
from knowledge.answering.wordbook import facts
from knowledge.language import regex as re
from knowledge.language.asked import kind_of
from knowledge.language.folding import fold_text
from knowledge.language.names import compact
from knowledge.models import Answer, Claim, ClaimKind, Language, StoredFact
from knowledge.phrasing import computed as phrase
from knowledge.store import Store

_INVEST = "投资|投过|投了|参投|注资|入股|押注|出资|投|invested? in|invest in|backed|back|funded|put money into"
_WHICH = "哪些|哪几|哪家|谁|什么|which|who|what"
_ASKS = (
    (ClaimKind.INVESTS, re.compile(rf"(?:{_INVEST})|的(?:投资方|投资人|投资者|金主)|investors|backers|investments")),
    (ClaimKind.ACQUIRES, re.compile(r"收购|买下|买走|并购|被[^?]{0,8}买|^买$|acquire[ds]?|bought|takeovers?")),
    (ClaimKind.FOUNDS, re.compile(r"创[办立建始]|founded|founders?")),
)
_SEVERAL = re.compile(
    r"哪些|哪[几两三四五家间]|谁|分别|各自|有哪|都有|都投|列|过哪|什么公司|which (?:companies|firms|investors"
    r"|start-?ups)|who|what (?:companies|firms)|list"
)
_ACTIVE_AFTER = re.compile(
    rf"(?P<verb>{_INVEST}|收购|买下|并购|创办|创立|创建)(?:了|过|的)*(?:{_WHICH})|投的[^?]{{0,14}}(?:哪"
    rf"|谁)|(?:which|what) [^?]{{0,24}} (?:has|have|did|does) [^?]{{1,30}}?(?:invest|back|acquire|buy"
    rf"|put money|found)"
)
"""The thing asked for stands after the verb: whom X invested in."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A name that stands in the asked relation, with the claims that tell it."""

    forms: str
    shown: str
    claims: tuple[Claim, ...]


def partners(question: Question, store: Store) -> Answer | None:
    """The list asked for; None where the question asks no relation, or one claim tells it and more is asked."""
    folded = question.folded
    if not _SEVERAL.search(folded):
        return None
    kind = next((kind for kind, pattern in _ASKS if pattern.search(folded)), None)
    names = _sides(question)
    if kind is None or not names:
        return None
    outward = _ACTIVE_AFTER.search(folded) is not None
    lists = [_partners(store, kind, forms, question.language, outward=outward) for forms in names]
    if not all(lists):
        return None
    if len(names) > 1:
        return _common(question, store, names, lists) if _both(folded) else _each(question, store, names, lists)
    found = lists[0]
    if len(found) < 2 and not _plainly(question, kind):
        return None
    return _answer(question, store, [one.shown for one in found], [claim for one in found for claim in one.claims])


def _plainly(question: Question, kind: ClaimKind) -> bool:
    """Whether who bought or founded is all that is asked: 被谁收购了, and not for how much, from whom, or what then."""
    if kind is ClaimKind.INVESTS or question.asking.kind not in OF_SOMEBODY or question.numbers:
        return False
    pattern = dict(_ASKS)[kind]
    return all(pattern.search(word) or kind_of(word) in OF_SOMEBODY for word in question.words)


def _sides(question: Question) -> list[frozenset[str]]:
    """The names that the question asks about, by their forms; none where the article does not use one of them."""
    if len(listed := listed_forms(question)) > 1:
        return listed
    names = [mention.forms for mention in question.mentions if mention.present]
    return names if len(names) == len(question.mentions) else []


def _said(question: Question, forms: frozenset[str], told: Sequence[StoredFact]) -> str:
    """A name of the question as the article writes it."""
    text = next((one.text for one in question.mentions if one.forms == forms), min(forms))
    return as_written(text, told, question.language)


def _both(folded: str) -> bool:
    return re.search(r"同时|都投|都参|两家都|两者都|both", folded) is not None


def _partners(
    store: Store, kind: ClaimKind, forms: frozenset[str], language: Language, *, outward: bool
) -> list[Partner]:
    """Who stands in the relation with a name, in the order in which the article tells it."""
    found = store.claims.related(kind, **({"subject": forms} if outward else {"other": forms}))
    groups: dict[str, list[Claim]] = {}
    for claim in found:
        groups.setdefault(_key(store, claim.text if outward else claim.subject), []).append(claim)
    known = facts(store, {claim.fact for claim in found})
    partners_ = []
    for key, claims in groups.items():
        told = tuple(claim for claim in claims if claim.fact in known)
        shown = [name_of(store, claim, known[claim.fact], language, other=outward) for claim in told]
        written = next((name for name in shown if name != compact(fold_text(name))), None)
        partners_.append(Partner(key, written or next(iter(shown), key), told))
    return [one for one in partners_ if one.claims and one.forms not in forms]


def _key(store: Store, form: str) -> str:
    """One form for all names of a thing."""
    term = store.vocabulary.find([form]).get(form)
    return min(term.forms) if term else form


def _common(
    question: Question, store: Store, names: Sequence[frozenset[str]], lists: Sequence[Sequence[Partner]]
) -> Answer | None:
    """Who stands in the relation with every one of the names."""
    shared = [one for one in lists[0] if all(any(one.forms == other.forms for other in rest) for rest in lists[1:])]
    if not shared:
        return None
    claims = [
        claim for listed in lists for one in listed if any(one.forms == s.forms for s in shared) for claim in one.claims
    ]
    told = _told(store, claims)
    said = [_said(question, forms, told) for forms in names]
    whom = (" and " if question.language is Language.ENGLISH else "、").join(said)
    both = f" (both: {whom})" if question.language is Language.ENGLISH else f"(同时:{whom})"
    return _answer(question, store, [one.shown for one in shared], claims, both)


def _each(
    question: Question, store: Store, names: Sequence[frozenset[str]], lists: Sequence[Sequence[Partner]]
) -> Answer:
    """For each name its partners."""
    sign = ", " if question.language is Language.ENGLISH else "、"
    claims = [claim for listed in lists for one in listed for claim in one.claims]
    told = _told(store, claims)
    parts = [
        f"{_said(question, forms, told)}:{sign.join(one.shown for one in listed)}"
        for forms, listed in zip(names, lists, strict=True)
    ]
    return answer_of(question, store, told, phrase.listed(parts, question.language), 0.8)


def _answer(question: Question, store: Store, shown: Sequence[str], claims: Iterable[Claim], after: str = "") -> Answer:
    short = phrase.finish(phrase.named(list(dict.fromkeys(shown)), question.language) + after, question.language)
    return answer_of(question, store, _told(store, claims), short, 0.8)


def _told(store: Store, claims: Iterable[Claim]) -> list[StoredFact]:
    """The sentences of claims, those first that tell most, each with the one before it where a name is carried."""
    claims = list(claims)
    ids = [identifier for identifier, _ in Counter(claim.fact for claim in claims).most_common()]
    known = facts(store, ids)
    told = [known[identifier] for identifier in ids if identifier in known]
    missing = [
        fact.preceding
        for fact in told
        if fact.preceding
        and not all(
            read(fact.folded).names(frozenset({claim.text})) for claim in claims if claim.fact == fact.quote.fact
        )
    ]
    told += list(facts(store, missing).values())
    return told
