"""What is left of a whole: "…53 companies, 29 of them in the United States" asked for those outside it."""

from collections.abc import Sequence

from knowledge.answering.compute import arithmetic
from knowledge.answering.compute.frames import computed
from knowledge.answering.compute.operands import Operand, amount_of, comparable
from knowledge.answering.compute.placing import PART, Placed, Unit
from knowledge.answering.compute.scene import Scene
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.models import Answer
from knowledge.phrasing import computed as phrase
from knowledge.store import Store

_PART_OF = re.compile("其中|之中|of them|of which|of whom|including|包括|有|[只仅才]|but only|only")
_REST = re.compile("其余|余下|剩下|剩余|the rest|the remainder|others")
ENOUGH = 0.35
"""How much of what the question tells must stand around the values; their sentence's form says the rest."""


def remainder(question: Question, store: Store) -> Answer | None:
    """The whole less its parts, where a sentence gives both and the question asks for the others; else None."""
    scene = Scene(question, store)
    scene.look()
    units = [unit for unit in scene.units([(0, len(question.folded))]) if unit.text not in ("其余", "剩下")]
    told: dict[int, list[Placed]] = {}
    for placed in scene.claims:
        told.setdefault(placed.claim.fact, []).append(placed)
    best: tuple[float, list[Operand]] | None = None
    for placed_ in told.values():
        placed_.sort(key=lambda one: one.start)
        for at, whole in enumerate(placed_):
            parts = parts_of(whole, placed_[at + 1 :])
            if not parts:
                continue
            fit = _fit([whole, *parts], units)
            if fit >= ENOUGH and (best is None or fit > best[0]):
                best = fit, [Operand(one, fit, fit) for one in (whole, *parts)]
    if best is None:
        return None
    amounts = [amount_of(one.placed) for one in best[1]]
    result = arithmetic.difference(amounts[0], arithmetic.total(amounts[1:]))
    said = [
        phrase.operand(one.placed.claim.text, amount.quantity(), question.language)
        for one, amount in zip(best[1], amounts, strict=True)
    ]
    short = phrase.arithmetic(phrase.value(result.quantity(), question.language, said), said, "−", question.language)
    return computed(question, scene, best[1], short)


def parts_of(whole: Placed, after: Sequence[Placed]) -> list[Placed]:
    """The values after a whole in its sentence that are told as its parts."""
    text = whole.fact.folded
    parts: list[Placed] = []
    for placed in after:
        between = text[whole.end : placed.start]
        if not comparable([whole, placed]) or not whole.claim.low or (placed.claim.low or 0) >= whole.claim.low:
            continue
        told = _PART_OF.search(between) or _PART_OF.match(text, placed.end + 1) or _REST.search(text, placed.end)
        if told and len(parts) < (3 if _REST.search(text, placed.end) else 1):
            parts.append(placed)
    return parts


def _fit(told: list[Placed], units: list[Unit]) -> float:
    total = sum(unit.weight for unit in units)
    near = sum(unit.weight * max(placed.fits(unit) for placed in told) for unit in units)
    return near / total if total and any(max(p.fits(u) for p in told) >= PART for u in units) else 0.0
