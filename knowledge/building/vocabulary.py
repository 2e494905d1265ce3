"""The store's terms: the names its articles use, and the generally known names with their aliases."""

from collections import Counter
from collections.abc import Iterable, Sequence

from knowledge.building.own_names import own_names
from knowledge.language.folding import fold_text
from knowledge.language.names import LONGEST_NAME, alias_groups, compact, known_names, latin_names
from knowledge.language.segmentation import segment
from knowledge.models import Term


def words(sentences: Iterable[str]) -> Counter[str]:
    """The words of the folded sentences, each with the number of sentences that hold it."""
    counts: Counter[str] = Counter()
    for folded in sentences:
        counts.update({word.text for word in segment(folded) if not word.text[0].isdigit()})
    return counts


def terms(texts: Sequence[str], sentences: Sequence[str]) -> list[Term]:
    """The terms of a store that holds these sentences, given as published and folded."""
    own = own_names(texts)
    names: dict[str, str] = {}
    compacted: list[str] = []
    for folded in sentences:
        compacted.append(compact(folded))
        for start, end in latin_names(folded):
            form = compact(folded[start:end])
            if len(form) <= LONGEST_NAME:
                names.setdefault(form, folded[start:end])
    everything = "\n".join(compacted)
    used = names.keys() | {form for forms in own.values() for form in forms}
    found: list[Term] = []
    for group in _groups(everything):
        forms = frozenset(compact(fold_text(form)) for form in group)
        forms |= {other for local in own.values() if forms & local for other in local}
        present = any(form in used or (not form.isascii() and form in everything) for form in forms)
        found.append(Term(group[0], forms, present))
    aliased = {form for term in found for form in term.forms}
    found.extend(Term(name, forms, present=True) for name, forms in own.items() if not forms & aliased)
    aliased |= {form for forms in own.values() for form in forms}
    found.extend(Term(text, frozenset({form}), present=True) for form, text in names.items() if form not in aliased)
    return found


def _groups(everything: str) -> list[tuple[str, ...]]:
    """The general alias groups, and of the many merely known names those whose Chinese form the articles use."""
    groups = {group[0]: list(group) for group in alias_groups()}
    owner = {form: group[0] for group in alias_groups() for form in group}
    for chinese, english in known_names():
        if chinese in owner:
            groups[owner[chinese]].append(english)
        elif chinese in everything:
            groups.setdefault(chinese, [chinese]).append(english)
    return [tuple(group) for group in groups.values()]
