"""How much one person may ask: a bucket that fills by and by, so that a few questions in a row are no trouble."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

REMEMBERED = 10_000
"""People whose buckets are kept, the latest ones; a forgotten bucket is a full one."""


class Verdict(Enum):
    """What to do with a message."""

    ANSWER = auto()
    NOTICE = auto()
    """Too many; say so, as it was not said yet."""
    SILENCE = auto()
    """Too many, and told already."""


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float
    told: bool = False


class Limiter:
    """Counts what each person asks."""

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self._most = float(per_minute)
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, person: str) -> Verdict:
        """Count one message of a person."""
        bucket = self._filled(person)
        if bucket.level >= 1:
            bucket.level -= 1
            bucket.told = False
            return Verdict.ANSWER
        if bucket.told:
            return Verdict.SILENCE
        bucket.told = True
        return Verdict.NOTICE

    def wait(self, person: str) -> int:
        """Seconds until the person may ask again."""
        return max(1, round((1 - self._filled(person).level) * 60 / self._most + 0.5))

    def _filled(self, person: str) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.setdefault(person, _Bucket(self._most, now))
        self._buckets.move_to_end(person)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        bucket.level = min(self._most, bucket.level + (now - bucket.at) * self._most / 60)
        bucket.at = now
        return bucket
