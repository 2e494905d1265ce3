"""What a candidate sentence speaks of: its own words, and those around it that it may leave unsaid."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from knowledge.language.characters import is_han
from knowledge.language.folding import fold_text
from knowledge.language.names import compact
from knowledge.language.tokens import words
from knowledge.models import StoredFact

_NUMBER = re.compile(r"(?<![a-z0-9.\-])\d+(?:\.\d+)?(?!\d*[a-z])|[二三四五六七八九十百千万亿两数几]")


@dataclass(frozen=True)
class Words:
    """A folded text, ready to be asked whether it holds a token or a name."""

    folded: str

    def hold(self, token: str) -> bool:
        """Whether an index token stands in the text."""
        return token in self.folded if is_han(token[0]) else token in self._words

    def hold_name(self, forms: frozenset[str]) -> bool:
        """Whether any of the compact forms stands in the text."""
        return any(form in self._compact for form in forms)

    @property
    def hold_number(self) -> bool:
        """Whether a number that is no part of a name stands in the text, in digits or in Chinese."""
        return _NUMBER.search(self.folded) is not None

    @cached_property
    def _words(self) -> frozenset[str]:
        return words(self.folded)

    @cached_property
    def _compact(self) -> str:
        return compact(self.folded)


@dataclass(frozen=True)
class Scope:
    """The words of a fact itself (`own`), and with them those before it in its paragraph, its section, its title."""

    own: Words
    nearby: Words


def scope(fact: StoredFact) -> Scope:
    """The scope of a stored fact."""
    headings = (_folded(heading) for heading in (fact.quote.section, fact.quote.title) if heading)
    return Scope(Words(fact.folded), Words("\n".join((fact.folded, fact.before, *headings))))


@lru_cache(maxsize=1_024)
def _folded(heading: str) -> str:
    return fold_text(heading)
