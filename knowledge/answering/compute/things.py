"""The things that a question puts side by side: what is each one's own, and what is asked of them all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.answering.compute.operation_patterns import IDLE
from knowledge.answering.compute.placing import Unit
from knowledge.answering.compute.scene import Scene
from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.sentences import Span

_PRONOUN = re.compile(r"^(?:它|其|他|她|该公司|这家公司|its |their |his |her )")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A thing of the question: its span, its own words, and those of the other things.

    `tellers` are the facts, by their ids, that answer the question about it alone, with their probability.
    """

    span: Span
    core: tuple[Unit, ...]
    others: tuple[Unit, ...]
    tellers: Mapping[int, float] = field(default_factory=dict)


def wanted(scene: Scene, items: Sequence[Span]) -> tuple[list[Wanted], list[Unit]]:
    """The things with their own words, and the words that they share.

    A thing's own words are those that no other thing has, before its 的 where it has one; its times only where every
    thing has a time ("今年和明年的…"), its other words only where every thing has some ("…第二季度收入比第一季度").
    """
    every = [
        [unit for unit in scene.units([_head(scene.question.folded, span)]) if not IDLE.fullmatch(unit.text)]
        for span in items
    ]
    tails = {at: scene.units([(_head(scene.question.folded, span)[1], span[1])]) for at, span in enumerate(items)}
    if items and _names_both(tails):
        every[0], tails[0] = tails[0], every[0]
    every = _all_names(scene, items, every, tails)
    own: list[list[Unit]] = []
    for at, listed in enumerate(every):
        rest = {unit.text for other, units_ in enumerate(every) if other != at for unit in units_}
        own.append([unit for unit in listed if unit.text not in rest])
    own = [[*listed, *tails.pop(at)] if _differs(tails, at, own) else listed for at, listed in enumerate(own)]
    shared = [unit for listed in tails.values() for unit in listed]
    if any(_PRONOUN.search(scene.question.folded[slice(*span)]) for span in items[1:]):
        shared += [unit for unit in own[0] if unit.name]  # "X 的融资相当于它估值的…"
        own[0] = [unit for unit in own[0] if not unit.name]
    if _then_and_now(own):
        names = [unit for unit in own[0] if unit not in shared]
        shared += names
        own[0] = names
    kinds = (_is_time, _located(scene.question.folded), _is_name, _is_attribute, _is_word)
    for of_kind in kinds:
        if of_kind is not _is_time and _then_and_now(own):
            break
        if not all(any(map(of_kind, listed)) for listed in own) and not _then_and_now(own):
            for at, listed in enumerate(own):
                moved = list(filter(of_kind, listed))
                if len(moved) < len(listed):
                    own[at] = [unit for unit in listed if unit not in moved]
                    shared += moved
    things = []
    for at, span in enumerate(items):
        others = tuple(unit for other, listed in enumerate(own) if other != at for unit in listed)
        things.append(Wanted(span, tuple(own[at] or every[at]), others))
    return things, list({unit.text: unit for unit in shared}.values())


def _then_and_now(own: Sequence[Sequence[Unit]]) -> bool:
    """Whether the second thing is only the first at another time: "拓野比今年1月估值涨了多少"."""
    if len(own) != 2 or not own[0] or any(map(_is_time, own[0])):
        return False
    then = [unit for unit in own[1] if not _is_attribute(unit)]
    return bool(then) and all(map(_is_time, then))


def _all_names(
    scene: Scene, items: Sequence[Span], every: Sequence[list[Unit]], tails: Mapping[int, list[Unit]]
) -> list[list[Unit]]:
    """The units of the things where a thing that is nothing but a name tells that the others are names too.

    What stands behind the name of the last of them is asked of all: "星澜和天衢|造一颗卫星".
    """
    texts = [scene.question.folded[slice(*_head(scene.question.folded, span))] for span in items]
    if not any(_is_nothing_but_name(units_, text) for units_, text in zip(every, texts, strict=True)):
        return list(every)
    found = []
    for at, (units_, text) in enumerate(zip(every, texts, strict=True)):
        first = next((unit for unit in units_ if unit.name and text.startswith(unit.text) and is_han(text[0])), None)
        first = first or (None if any(unit.name for unit in units_) else _name_at(scene, text, units_))
        found.append([first] if first else units_)
        if first and units_ != [first]:
            tails[at].extend(unit for unit in units_ if unit is not first and unit.text not in first.text)
    return found


def _name_at(scene: Scene, text: str, units_: Sequence[Unit]) -> Unit | None:
    """The name that a thing is, or that stands before all its words: 威刚|一季度营收."""
    before = min((at for unit in units_ if (at := text.find(unit.text)) >= 0), default=0)
    return scene.name(text) or scene.name(text[:before])


def _is_nothing_but_name(units_: Sequence[Unit], text: str) -> bool:
    return len(units_) == 1 and units_[0].name and units_[0].text == text and is_han(text[0])


def _names_both(tails: Mapping[int, list[Unit]]) -> bool:
    """Whether what stands before the first 的 is whose all the things are: "字节的 A100 和 V100"."""
    first = tails[0]
    others = any(tails[at] for at in tails if at)
    return any(map(_is_name, first)) and not any(map(_is_attribute, first)) and not others


def _differs(tails: Mapping[int, list[Unit]], at: int, own: Sequence[list[Unit]]) -> bool:
    """Whether what stands after the 的 of a thing names another attribute than another thing does itself."""
    attributes = {unit.attribute for unit in tails.get(at, ()) if unit.attribute}
    others = {unit.attribute for other, listed in enumerate(own) if other != at for unit in listed if unit.attribute}
    return bool(attributes and others - attributes)


def _is_time(unit: Unit) -> bool:
    return unit.moment is not None


def _is_attribute(unit: Unit) -> bool:
    return unit.attribute is not None


def _is_name(unit: Unit) -> bool:
    return unit.name


def _located(folded: str) -> Callable[[Unit], bool]:
    """Tells where something is, as in 在中国; a name elsewhere may be what is compared."""
    return lambda unit: re.search(rf"[在于]{re.escape(unit.text)}", folded) is not None


def _is_word(unit: Unit) -> bool:
    return not (_is_time(unit) or _is_attribute(unit) or _is_name(unit))


def _head(folded: str, span: Span) -> Span:
    """What stands before the last 的 of a thing, where that is not its end."""
    at = folded.rfind("的", span[0] + 1, span[1] - 1)
    return (span[0], at) if at > 0 else span
