"""The store's terms: the names its articles use, and the generally known names with their aliases."""

from collections import Counter
from collections.abc import Iterable

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


def terms(sentences: Iterable[str]) -> list[Term]:
    """The terms of a store that holds these folded sentences."""
    names: dict[str, str] = {}
    compacted: list[str] = []
    for folded in sentences:
        compacted.append(compact(folded))
        for start, end in latin_names(folded):
            form = compact(folded[start:end])
            if len(form) <= LONGEST_NAME:
                names.setdefault(form, folded[start:end])
    everything = "\n".join(compacted)
    found: list[Term] = []
    for group in _groups(everything):
        forms = frozenset(compact(fold_text(form)) for form in group)
        present = any(form in names or (not form.isascii() and form in everything) for form in forms)
        found.append(Term(group[0], forms, present))
    aliased = {form for term in found for form in term.forms}
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
