"""Words that ask for the same thing, by the hand-kept groups of `data/synonyms.tsv`."""

from functools import cache

from knowledge.language import data


def synonyms(word: str) -> tuple[str, ...]:
    """The other words of the groups that a folded word belongs to, in the order of the file."""
    return tuple(other for other in _groups().get(word, ()) if other != word)


@cache
def _groups() -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for entry in data.entries("synonyms.tsv"):
        group = entry.split()
        for word in group:
            found.setdefault(word, {}).update(dict.fromkeys(group))
    return found
