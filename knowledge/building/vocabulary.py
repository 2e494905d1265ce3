"""The store's terms: the names its articles use, and the generally known names with their aliases."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from knowledge.building.own_words import own_words
from knowledge.language import regex as re
from knowledge.language.characters import HAN, is_han
from knowledge.language.folding import fold_text
from knowledge.language.names import LONGEST_NAME, alias_groups, compact, known_names, latin_names
from knowledge.language.segmentation import segment
from knowledge.models import Term

_RUN = re.compile(f"[{HAN}]+")


def words(sentences: Sequence[str], names: Iterable[str]) -> Counter[str]:
    """The words of the folded sentences, their Chinese names and those of models (h100), which are cut into letters and
    digits otherwise, each with the number of sentences that hold it."""
    counts: Counter[str] = Counter()
    for folded in sentences:
        counts.update({word.text for word in segment(folded) if not word.text[0].isdigit()})
        counts.update({name for start, end in latin_names(folded) if _is_model(name := folded[start:end])})
    for word in own_words(sentences) | {name for name in names if _RUN.fullmatch(name)}:
        counts[word] = max(counts[word], sum(word in folded for folded in sentences))
    return counts


def _is_model(name: str) -> bool:
    return name[0].isalpha() and any(map(str.isdigit, name)) and len(compact(name)) <= LONGEST_NAME


def terms(own: Mapping[str, frozenset[str]], sentences: Sequence[str]) -> list[Term]:
    """The terms of a store that holds these folded sentences; `own` are the names that they tell, with all forms."""
    names: dict[str, str] = {}
    used_words: set[str] = set()
    for folded in sentences:
        used_words |= {word.text for word in segment(folded)}
        if any(map(is_han, folded)):  # in English any word is Latin; its names are told by their capitals
            for start, end in latin_names(folded):
                form = compact(folded[start:end])
                if len(form) <= LONGEST_NAME:
                    names.setdefault(form, folded[start:end])
    everything = "\n".join(map(compact, sentences))
    local = {name: _spelled(spellings) for name, spellings in own.items()}
    used = names.keys() | {form for forms in local.values() for form in forms}
    found: list[Term] = []
    for group in _groups(used_words):
        forms = _folded(group)
        for others in local.values():
            if not forms.keys().isdisjoint(others):
                forms = others | forms
        present = any(form in used or (not form.isascii() and form in everything) for form in forms)
        found.append(Term(group[0], forms, present))
    aliased = {form for term in found for form in term.forms}
    found.extend(Term(name, forms, present=True) for name, forms in local.items() if aliased.isdisjoint(forms))
    aliased |= {form for forms in local.values() for form in forms}
    found.extend(Term(text, {form: text}, present=True) for form, text in names.items() if form not in aliased)
    return found


@lru_cache(maxsize=8_192)
def _folded(group: tuple[str, ...]) -> dict[str, str]:
    """A group's spellings folded, by their compact forms; the same groups are looked at for each fact that is added."""
    return _spelled(map(fold_text, group))


def _spelled(spellings: Iterable[str]) -> dict[str, str]:
    """Folded spellings by their compact forms."""
    return {compact(spelling): spelling for spelling in sorted(spellings)}


def _groups(used_words: Iterable[str]) -> list[tuple[str, ...]]:
    """The general alias groups, and of the many merely known names those whose Chinese form the articles use."""
    general, known = _general()
    return [*general, *(group for _, group in sorted(known[word] for word in used_words if word in known))]


@cache
def _general() -> tuple[list[tuple[str, ...]], dict[str, tuple[int, tuple[str, ...]]]]:
    """The alias groups with the English names known for them; the other known names by their Chinese form, with their
    place among them."""
    groups = {group[0]: list(group) for group in alias_groups()}
    owner = {form: group[0] for group in alias_groups() for form in group}
    others: dict[str, list[str]] = {}
    for chinese, english in known_names():
        if chinese in owner:
            groups[owner[chinese]].append(english)
        else:
            others.setdefault(chinese, [chinese]).append(english)
    known = {chinese: (place, tuple(group)) for place, (chinese, group) in enumerate(others.items())}
    return [tuple(group) for group in groups.values()], known
