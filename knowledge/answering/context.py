"""What a question leaves for those that follow it: itself, as it was meant, and what answered it."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.answering.sketch import Sketch
from knowledge.language.asking import Asked
from knowledge.language.sentences import Span


@dataclass(frozen=True, slots=True)
class Context:
    """The question before, and its answer.

    `about` is the span of what it was about, in its text. `facts` are those it was answered by, or that came nearest.
    `named` are the names in its short answer; `things` those in the last one that was asked for by name, while the
    questions go on about the same. `persons` are the people it may be about: who it was about already, who answered,
    who is in its sentence. `earlier` is what the dialogue was about before it came to a person. `told` is the folded
    sentence that answered or came nearest, and `span` what in it answered. `listed` are the names that the answer was a
    list of. `answered` tells whether there was one.
    """

    sketch: Sketch
    about: Span | None = None
    facts: tuple[int, ...] = ()
    named: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    earlier: str = ""
    things: tuple[str, ...] = ()
    told: str = ""
    span: str = ""
    listed: tuple[str, ...] = ()
    answered: bool = True

    def to_json(self) -> str:
        """As one line of JSON, in ASCII: a lone surrogate is no UTF-8."""
        return json.dumps(asdict(self), separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Context | None":
        """What `to_json` made; None where it is nothing of the kind, as it may be of another version."""
        try:
            row = json.loads(text)
            sketch = row["sketch"]
            return cls(
                Sketch(
                    text=str(sketch["text"]),
                    kind=Asked(sketch["kind"]),
                    asks=_span(sketch["asks"]),
                    focus=_span(sketch["focus"]),
                    names=tuple(map(_span, sketch["names"])),
                    times=tuple(map(_span, sketch["times"])),
                ),
                _span(row["about"]) if row["about"] else None,
                tuple(map(int, row["facts"])),
                tuple(map(str, row["named"])),
                tuple(map(str, row["persons"])),
                str(row["earlier"]),
                tuple(map(str, row["things"])),
                str(row["told"]),
                str(row["span"]),
                tuple(map(str, row["listed"])),
                bool(row["answered"]),
            )
        except (ValueError, KeyError, TypeError):
            return None


def _span(value: Any) -> Span:
    start, end = value
    return int(start), int(end)
