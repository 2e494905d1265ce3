"""The store's terms: the names its articles use, and the generally known names with their aliases."""

from collections.abc import Iterable

from knowledge.language.folding import fold_text
from knowledge.language.names import LONGEST_NAME, alias_groups, compact, latin_names
from knowledge.models import Term


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
    for group in alias_groups():
        forms = frozenset(compact(fold_text(form)) for form in group)
        present = any(form in names or (not form.isascii() and form in everything) for form in forms)
        found.append(Term(group[0], forms, present))
    aliased = {form for term in found for form in term.forms}
    found.extend(Term(text, frozenset({form}), present=True) for form, text in names.items() if form not in aliased)
    return found
