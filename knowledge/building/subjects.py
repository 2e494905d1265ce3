"""Who a clause speaks of: a name that begins it, or the nearest one before it in its paragraph.

Without a parser, a name is what looks like one in any article: a Latin name, a generally known name, or a run of three
Chinese characters or more that begins clauses again and again ("英伟达…,英伟达…").
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from knowledge.language import regex as re
from knowledge.language.names import chinese_names, latin_names
from knowledge.language.sentences import Span, clauses
from knowledge.models import Article, Kind

_HAN_HEAD = re.compile(r"[一-鿿]{3,6}")
_FIELD = re.compile(r"[A-Z]{2}|\d+[a-z]+")
_LEADING = re.compile(r"[\s“\"《「]*(?:而|但|且|并|据|随着|在|由|对|除了|通过|此外|同时|其中|目前|另外)?\s*")
REPEATED = 3
"""Times a Chinese run must begin a clause of the article to count as a name."""
NEAR = 12
"""Characters from a clause's beginning within which its subject's name begins."""


class Subjects:
    """The subjects of one article's clauses."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def within(self, start: int, end: int) -> Span | None:
        """The name that begins a clause, as a span of the article's text."""
        text = self._article.text
        begin = _LEADING.match(text, start, end)
        start = begin.end() if begin else start
        for length in range(6, 1, -1):
            head = text[start : min(start + length, end)]
            if head in self.heads or head in chinese_names():
                return start, start + len(head)
        for name_start, name_end in latin_names(text[start:end]):
            # Two capitals (AI, IT) name a field, a number with a unit (5nm) a measure: things, but nobody who acts.
            if name_start <= NEAR and not _FIELD.fullmatch(text, start + name_start, start + name_end):
                return start + name_start, start + name_end
        return None

    def begins(self, name: str) -> int:
        """How many clauses of the article a Chinese name begins."""
        return self._beginnings[name]

    @cached_property
    def _beginnings(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for start, end in self._clauses():
            counts.update(self._article.text[start : min(start + length, end)] for length in range(2, 7))
        return counts

    def _clauses(self) -> Iterator[Span]:
        """The clauses of the article without what leads them in."""
        text = self._article.text
        for sentence in self._article.sentences:
            if sentence.kind is Kind.BYLINE:
                continue
            for start, end in clauses(text, sentence.start, sentence.end):
                begin = _LEADING.match(text, start, end)
                yield begin.end() if begin else start, end

    @cached_property
    def heads(self) -> frozenset[str]:
        """Chinese runs that begin clauses often; of runs that begin alike, the longest that is nearly as frequent."""
        counts: Counter[str] = Counter()
        for start, end in self._clauses():
            head = _HAN_HEAD.match(self._article.text, start, end)
            if head:
                counts.update(head.group()[:length] for length in range(3, len(head.group()) + 1))
        longer: Counter[str] = Counter()
        for run, number in counts.items():
            for length in range(3, len(run)):
                longer[run[:length]] = max(longer[run[:length]], number)
        return frozenset(run for run, number in counts.items() if number >= REPEATED and 2 * longer[run] <= number)
