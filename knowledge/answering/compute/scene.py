"""The claims that may answer a computation, gathered from what the question and its parts retrieve."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from knowledge.answering.compute.placing import Placed, Unit, dated, holds, place
from knowledge.answering.compute.scope import limits
from knowledge.answering.reading import read
from knowledge.answering.retrieve import information, retrieve
from knowledge.answering.understand import Question, understand
from knowledge.answering.wordbook import facts, frequencies, wordbook
from knowledge.language import regex as re
from knowledge.language.attributes import CHANGES, measured_by, same_attribute
from knowledge.language.characters import is_han
from knowledge.language.coined import is_coined
from knowledge.language.dates import moments
from knowledge.language.lexicon import lexicon
from knowledge.language.measures import Measure
from knowledge.language.names import FIRM_ENDINGS, compact
from knowledge.language.quantities import quantities
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span
from knowledge.language.thesaurus import synonyms
from knowledge.language.tokens import tokens
from knowledge.models import ClaimKind, StoredFact
from knowledge.store import Store

_FIRM = re.compile(f"(?:{FIRM_ENDINGS}|公司|企业|电子)$")
_ENDED = f"(?:{FIRM_ENDINGS}|公司)?"
"""What may end a name: the article's 语诊 is the question's 语诊科技."""
NAMED = 12
"""Facts that are taken in for a name of several words."""
NOWHERE, SINGLE = 0.4, 0.5
"""What words count that stand in none of the facts, and single characters, which may be cut out of a longer word."""
COMMON = 11.0
"""Nats below which an English word that the store does not use is no name."""
AGREES = 0.7
"""From this on a claim's time is taken to agree with the question's."""
LEAST_NAME, MOST_NAME = 2, 6
"""Characters of a name that only stands beside other names in the question."""
LEAST = 1.0
"""Nats that every word tells at least."""


class Scene:
    """What a question's computation is done on."""

    def __init__(self, question: Question, store: Store) -> None:
        self.question, self.store = question, store
        self._facts: dict[int, StoredFact] = {}
        self._placed: list[Placed] | None = None

    def look(self, texts: Iterable[str] = ()) -> None:
        """Take in the facts that the question, and these parts of it, retrieve."""
        for question in (self.question, *(understand(text, self.store, self.question.language) for text in texts)):
            for hit in retrieve(question, self.store).hits:
                self._facts.setdefault(hit.fact.quote.fact, hit.fact)
        for mention in self.question.mentions:  # a name of several Latin words is found by each of them
            words = [token.text for token in tokens(mention.text)]
            if len(words) > 1:
                self._facts |= facts(self.store, self.store.postings.search(words, NAMED))
        self._placed = None

    def add(self, identifiers: Iterable[int]) -> None:
        """Take in facts by id."""
        self._facts |= facts(self.store, identifiers)
        self._placed = None

    @property
    def facts(self) -> dict[int, StoredFact]:
        """The facts taken in so far."""
        return self._facts

    @property
    def claims(self) -> list[Placed]:
        """The values that these facts tell."""
        if self._placed is None:
            found = self.store.claims.of(self._facts)
            told = [claim for claim in found if claim.kind is ClaimKind.VALUE]
            placed = [one for claim in told if (one := place(claim, self._facts[claim.fact]))]
            self._placed = [replace(one, limits=limits(one, self.question.folded)) for one in placed]
        return self._placed

    @property
    def dates(self) -> list[Placed]:
        """The dates that these facts tell, as values that later ones have more of."""
        return [placed for fact in self._facts.values() for placed in dated(fact)]

    def units(self, spans: Sequence[Span]) -> list[Unit]:
        """The telling words, names and times of these parts of the question."""
        question = self.question
        found: list[Unit] = []
        taken: list[Span] = []

        def within(start: int, end: int) -> bool:
            inside = any(first <= start and end <= last for first, last in spans)
            return inside and not any(first < end and start < last for first, last in taken)

        for mention in question.mentions:
            if within(mention.start, mention.end):
                taken.append((mention.start, mention.end))
                common = not mention.present and mention.text.isascii() and lexicon().cost(mention.text) < COMMON
                found.append(
                    self._word(mention.text, {})
                    if common
                    else Unit(mention.text, mention.forms, self._weight(mention.forms), name=True)
                )
        for start, end, subject in self._subjects():
            if within(start, end):
                taken.append((start, end))
                text = question.folded[start:end]
                forms = frozenset({subject, compact(text)})
                found.append(Unit(text, forms, self._weight({text}), name=True))
        published = next((fact.quote.published for fact in self._facts.values() if fact.quote.published), None)
        for moment in moments(question.folded, published):
            if within(moment.start, moment.end):
                taken.append((moment.start, moment.end))
                text = question.folded[moment.start : moment.end]
                found.append(Unit(text, frozenset({text}), 4.0, moment))
        for quantity in quantities(question.folded):
            if quantity.measure is Measure.PHYSICAL and within(quantity.start, quantity.end):
                taken.append((quantity.start, quantity.end))
                text = question.folded[quantity.start : quantity.end]
                found.append(Unit(text, frozenset({compact(text)}), self._weight({text})))
        akin = retrieve(question, self.store).akin
        for start, end in self._words(spans):
            start = max((last for first, last in taken if first <= start < last < end), default=start)  # 2024年|收入
            if within(start, end):
                found.append(self._word(question.folded[start:end], akin))
        return [unit if self.stands(unit) else replace(unit, weight=NOWHERE * unit.weight) for unit in found]

    def name(self, text: str) -> Unit | None:
        """A name that the question puts beside others, where the facts write it so; else None."""
        if LEAST_NAME <= len(text) <= MOST_NAME and all(map(is_han, text)) and self._writes(text):
            return Unit(text, frozenset({text}), self._weight({text}), name=True)
        return None

    def _words(self, spans: Sequence[Span]) -> list[Span]:
        """The spans of the words that these parts of the question are about, names and question words left out.

        Characters that no list has a word for are one where the facts write them together, as they do a firm's name.
        """
        every = [(word.start, word.end) for word in segment(self.question.asked)]
        words = [word for span in spans for word in every if span[0] <= word[0] and word[1] <= span[1]]
        found: list[Span] = []
        while words:
            run = 1
            while run < len(words) and words[run][0] == words[run - 1][1] and _single(words[: run + 1]):
                run += 1
            last = next((one for one in range(run - 1, 0, -1) if self._written(words[0][0], words[one][1])), 0)
            found.append((words[0][0], words[last][1]))
            words = words[last + 1 :]
        return found

    def _written(self, start: int, end: int) -> bool:
        text = self.question.folded[start:end]
        return is_han(text[0]) and is_han(text[-1]) and self._writes(text)

    def _writes(self, text: str) -> bool:
        return any(text in fact.folded for fact in self._facts.values())

    def _subjects(self) -> list[tuple[int, int, str]]:
        """Where the question names whom the values belong to that it may ask for, the longest first."""
        found = []
        for subject in {placed.claim.subject for placed in self.claims if placed.claim.subject}:
            for name in dict.fromkeys((subject, _FIRM.sub("", subject))):
                pattern = r"[\s\-·]*".join(map(re.escape, name))
                edges = rf"(?<![a-z0-9]){pattern}(?![a-z0-9])" if name.isascii() else pattern
                if len(name) > 1:
                    edges += _ENDED if is_han(name[-1]) else ""
                    found += [(*match.span(), subject) for match in re.finditer(edges, self.question.folded)]
        return sorted(found, key=lambda one: (one[0] - one[1], one))

    def _word(self, text: str, akin: Mapping[str, tuple[str, ...]]) -> Unit:
        forms = {text, *synonyms(text)}
        stands = self._writes(text)
        if not stands:
            forms.update(akin.get(text, ()))
        if (firm := _FIRM.sub("", text)) != text and len(firm) > 1:
            forms.add(firm)  # 三星集团 is also 三星
        if len(forms) == 1 and not akin and not stands:
            forms |= {near for near, _ in wordbook(self.store).akin([text]).get(text, [])}
        attribute = measured_by(text)
        attribute = None if attribute in CHANGES else attribute
        weight = self._weight({text}) * (SINGLE if len(text) == 1 and is_han(text) else 1)
        return Unit(text, frozenset(forms), weight, attribute=attribute, name=stands and is_coined(text))

    def stands(self, unit: Unit) -> bool:
        """Whether a word stands in any of the facts: one that stands nowhere tells little of which is meant."""
        if unit.moment:
            return any(placed.fits(unit) >= AGREES for placed in self.claims)
        if unit.attribute and any(same_attribute(unit.attribute, placed.claim.attribute) for placed in self.claims):
            return True
        return any(holds(read(fact.folded), unit.forms) for fact in self._facts.values())

    def _weight(self, forms: Iterable[str]) -> float:
        size = wordbook(self.store).size
        known = [[token.text for token in tokens(form)] for form in forms]
        counted = frequencies(self.store, {token for parts in known for token in parts})
        common = max((min(counted[token] for token in parts) for parts in known if parts), default=0)
        return max(LEAST, information(common, size)) if common else max(LEAST, information(1, size))


def _single(words: Sequence[Span]) -> bool:
    """Whether all words are of one character."""
    return all(end - start == 1 for start, end in words)
