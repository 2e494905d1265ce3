"""The numbers that a question gives, and whether a sentence gives them too, however it writes them: 15,000 is 1.5万."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.answering.reading import Amount, Reading, amount
from knowledge.language.dates import moments
from knowledge.language.labels import labels
from knowledge.language.measures import Measure
from knowledge.language.quantities import quantities
from knowledge.language.times import Moment, Precision, compatible
from knowledge.language.tokens import Token, TokenKind


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written in a question, the amount that it is of, and the time that it belongs to."""

    text: str
    amount: Amount | None
    moment: Moment | None

    def stands_in(self, reading: Reading) -> bool:
        """Whether a sentence gives the same number, amount or time."""
        if self.text in reading.latin:
            return True
        if self.amount and any(_same(self.amount, told) for told in reading.amounts):
            return True
        return self.moment is not None and any(
            compatible(self.moment, told) for told in reading.moments if not _any_year(told)
        )


def numbers_in(folded: str, content: Iterable[Token]) -> tuple[Number, ...]:
    """The numbers among the tokens of a folded question; those of labels (Q2, a C round) are read as labels."""
    written = [token for token in content if token.kind is TokenKind.NUMBER]
    if not written:
        return ()
    told = [(label.start, label.end) for label in labels(folded)]
    amounts = [(value.number_start, value.number_end, amount(value)) for value in quantities(folded)]
    times = [(moment.start, moment.end, moment) for moment in moments(folded, None)]
    return tuple(
        Number(
            token.text,
            next((one for start, end, one in amounts if start <= token.start and token.end <= end), None),
            next((one for start, end, one in times if start <= token.start and token.end <= end), None),
        )
        for token in written
        if not any(start <= token.start and token.end <= end for start, end in told)
    )


def _any_year(told: Moment) -> bool:
    """Whether which year a time is in only its article's date would tell: this year."""
    return told.relative and told.precision is Precision.YEAR


def _same(asked: Amount, told: Amount) -> bool:
    """Whether two amounts are one; a number without a unit may be of anything."""
    (measure, *value), (other, *there) = asked, told
    return value == there and (measure == other or Measure.BARE in (measure, other))
