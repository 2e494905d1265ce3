"""Words that no lexicon holds and that look like names, as firms and products have them: 星澜, 豆匣, 联衡."""

from knowledge.language.characters import is_han
from knowledge.language.lexicon import lexicon

LONGEST = 4
"""Characters of such a name at most."""
UNUSUAL, RARE = 11.0, 13.0
"""Nats from which a character of names, or every character, tells of a coined word, and from which any one does."""
_OF_NAMES = frozenset("PLz")
"""Tags of characters that stand in the names of people and places above all."""


def is_coined(word: str) -> bool:
    """Whether a run of Chinese characters is no known word, and its characters are such as names are made of."""
    known = lexicon()
    if not 1 < len(word) <= LONGEST or word in known or not all(map(is_han, word)):
        return False
    costs = [(known.cost(character), known.tag(character)) for character in word]
    if any(cost >= RARE or (cost >= UNUSUAL and tag in _OF_NAMES) for cost, tag in costs):
        return True
    return all(cost >= UNUSUAL for cost, _ in costs)
