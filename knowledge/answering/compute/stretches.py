"""Two values of a sentence that a question compares without naming both: from … to …, then and now, goal and state."""

from collections.abc import Callable, Iterable, Sequence

from knowledge.answering.compute.operands import OWNED, Operand, comparable
from knowledge.answering.compute.placing import Placed, Unit
from knowledge.language import regex as re

_FROM = re.compile(r"(?:从|由|自|原来|原|from )[^,，;；。]{0,14}$")
_TO = re.compile(
    r"[^,，;；。]{0,12}?(?:到|至|为|成|to )|(?:,|，)?[^,，;；。]{0,6}(?:降|升|增|减|缩|扩|涨|跌|下调"
    r"|上调|提高|减少)[^,，;；。]{0,4}(?:到|至|为)[^,，;；。]{0,6}"
)
_THEN_OR_RISEN = re.compile(
    "[,，;；]?(?:(?:而|但|则)?(?:在|较)?(?:上年|去年|前年)?(?:同期|一年前)[^,，;；。]{0,6}"
    "|[^,，;；。]{0,8}[升降增减涨跌扩缩提调][高低加少大小升降]?了?[到至为][^,，;；。]{0,4})$"
)
"""What stands between two values of which one is then and the other now: "…44%,上年同期只有13%", "…41%,今年升到93%"."""
_CONTRAST = re.compile(
    "而|去年|上年|同期|一年前|前一|此前|原|距离?|目标|只有|仅|低于|高于|不及|较|相比|则|up from"
    "|上季|上月|本季|本月|如今|现在|down from|compared|against|year earlier|than"
)
ENOUGH = 0.5
"""How much of what the question tells must stand around the two."""
_APART = re.compile("差|前后|相距|[离距].{1,12}(?:还|差)|目标|against|compared|gap|difference|points")
"""A question with such words puts two values against each other, whatever way the sentence does."""
_THEN = re.compile("比[^,?]{0,6}(?:前|上|去年|同期|此前|之前|以前|原来|过去)|than")
"""A question with such words puts what is against what was; all others ask for the length of a way, from … to …."""
_NOW_OR_THEN = re.compile("[本这上前一个季月年]|现在|如今|目前|当初|原来|此前|同期")
"""Words of a question that tell of now and then; which of the two values is which, the sentence says in its own way."""
_CHANGES = re.compile(
    "[降涨增减裁砍缩扩升跌提调收加少][掉高低少加大小短窄升降长缩去价]?(?:了|出了?)?(?:多少|几)|[多少高低贵重长厚](?:了|出了)(?:多少|几)"
    "|(?:增持|减持|收窄|缩小|省|节省|多[等花用走付])[下掉出到]?了?[^,?多少几]{0,6}(?:多少|几)"
    "|百分之|百分比|倍|percent|times|by how"
    "|how (?:much|many) [^?]*(?:more|less|fewer|higher|lower|cheaper|deeper|wider|narrower|larger|smaller)"
    r"|\b(?:fall|rise|drop|grow|change|shrink|increase|decrease|decline|narrow)"
)
"""What asks for the length of a way or for how two values differ; 会多出来多少 asks for a value."""
_BOTH_ENDS = re.compile("前后|先后|从|由")
_REACHED = re.compile("[到至为成] ?(?:多少|几)|从(?:多少|几)")
"""Such a question asks for the end of a way, not its length: 调高到多少."""
FROM_TO = 0.1


def pair_in_sentence(
    question: str, claims: Iterable[Placed], shared: Sequence[Unit], allowed: Callable[[Placed], bool]
) -> list[Operand] | None:
    """The two values, the earlier in the text first, that fit the question best; None where none fit well."""
    if not asks_change(question):
        return None
    shared = [unit for unit in shared if unit.moment or not _NOW_OR_THEN.fullmatch(unit.text)]
    least = plainness(question)
    by_fact: dict[int, list[Placed]] = {}
    for placed in claims:
        if allowed(placed):
            by_fact.setdefault(placed.claim.fact, []).append(placed)
    best: tuple[float, list[Operand]] | None = None
    for told in by_fact.values():
        told.sort(key=lambda placed: placed.start)
        for at, first in enumerate(told):
            for second in told[at + 1 : at + 3]:
                kind = set_against(first, second)
                if not kind or kind < least or not comparable([first, second]) or first.claim.low == second.claim.low:
                    continue
                fit = _fit(first, second, shared)
                if fit >= ENOUGH and _names(first, second, shared) and (best is None or fit + kind > best[0]):
                    best = fit + kind, [Operand(first, fit, fit), Operand(second, fit, fit)]
    return best[1] if best else None


def asks_change(question: str) -> bool:
    """Whether a folded question asks how far two values are apart, and not for either."""
    return not _REACHED.search(question) and bool(_CHANGES.search(question) or _APART.search(question))


def plainness(question: str) -> float:
    """How plainly a sentence must put two values against each other, where a folded question asks how far apart."""
    against = _APART.search(question) or _THEN.search(question)
    return 0.0 if against and not _BOTH_ENDS.search(question) else FROM_TO


def _names(first: Placed, second: Placed, shared: Sequence[Unit]) -> bool:
    """Whether a name that the question gives owns one of the two: of others' values nothing is told."""
    named = [max(first.fits(unit), second.fits(unit)) for unit in shared if unit.name]
    return not named or max(named) >= OWNED


def set_against(first: Placed, second: Placed) -> float:
    """How plainly the sentence puts the two against each other; 0 where it does not."""
    text = first.fact.folded
    before, between = text[max(0, first.start - 16) : first.start], text[first.end : second.start]
    if (_FROM.search(before) and _TO.match(between)) or _THEN_OR_RISEN.match(between):
        return FROM_TO
    part = text[first.end : second.start]
    same = first.claim.attribute == second.claim.attribute or not second.claim.attribute
    if _CONTRAST.search(part) or _CONTRAST.search(before):
        return 0.02 + 0.04 * same
    return 0.0


def _fit(first: Placed, second: Placed, shared: Sequence[Unit]) -> float:
    """How well the two fit together: times on either side, all other words on that side where more of them stand."""
    total = sum(unit.weight for unit in shared)
    if not total:
        return 0.0
    times = sum(unit.weight * max(first.fits(unit), second.fits(unit)) for unit in shared if unit.moment)
    sides = (sum(unit.weight * side.fits(unit) for unit in shared if not unit.moment) for side in (first, second))
    return (times + max(sides)) / total
