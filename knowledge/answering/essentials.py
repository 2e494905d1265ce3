"""What a question is about, apart from how it asks: by this two wordings are told to ask the same, and a lone fact to
hold all that is asked about."""

from datetime import date

from knowledge.answering.attributes import asked_attribute
from knowledge.answering.reading import Reading
from knowledge.answering.slots import MEASURES, values
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.asked import Asked, kind_of, says_only
from knowledge.language.characters import is_han
from knowledge.language.families import FAMILIES
from knowledge.language.lexicon import lexicon
from knowledge.language.measures import Measure
from knowledge.language.ontology import families_of
from knowledge.language.people import people
from knowledge.language.phrases import causes
from knowledge.language.quantities import quantities
from knowledge.language.thesaurus import synonyms

PRONOUN = "r"
"""The lexicon's tag of words that only point: whether 你们 is asked tells nothing."""
_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)\b"
_CLOCK = re.compile(
    r"\d{1,2}:\d\d|[\d一二两三四五六七八九十]点(?!\d)|\b\d{1,2} ?[ap]\.?m\b|\bo'clock\b|\b(?:noon|midnight|midday)\b"
    rf"|\b(?:at|from|until|till|by|before|after) {_HOUR}"
)
_PLACED = re.compile(
    r"[在到去往设位]|[楼层室号路街省市县区侧边旁]"
    rf"|\b(?:in|on|at|near|by|beside|behind|between|opposite|to|under|above|inside|outside) (?!{_HOUR})"
)
_WORKING_DAYS = re.compile(r"个?(?:工作|交易)日|\b(?:business|working) days?\b")
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十百千万]+")
_MEASURED = re.compile(r"(?:多少|几)(?!多?$)")
_SEPARATED = "[- ]?"
LITERAL = 0.5
"""The share of the words that a fact must hold as they are; the rest may be synonyms."""
BESIDE = 3
"""Characters between a number and what is counted by it."""


def kinds(question: Question) -> frozenset[Asked]:
    """The kinds of answers it asks for: where but a noun tells (opening hours), also that of the attribute it names."""
    asking = question.asking
    by_noun = asking.kind in (Asked.THING, Asked.NAME, Asked.NOTHING) or kind_of(asking.focus) is asking.kind
    named = asked_attribute(question) if by_noun else None
    families = families_of(named.attributes) if named else frozenset()
    return frozenset({asking.kind, *(own for one in families if one in FAMILIES and (own := FAMILIES[one].own))})


def essentials(question: Question) -> tuple[str, ...]:
    """The words that tell what is asked about: without those that only point, permit or name the kind of answer."""
    asked = kinds(question)
    words = (_stem(word, asked) for word in question.words if lexicon().tag(word) != PRONOUN)
    return tuple(dict.fromkeys(word for word in words if not says_only(word, asked)))


def _stem(word: str, asked: frozenset[Asked]) -> str:
    """A Chinese compound without an ending that only names the kind: 电话 for 电话号码."""
    ends = (at for at in range(2, len(word)) if is_han(word[at]) and says_only(word[at:], asked))
    return next((word[:at] for at in ends), word)


def holds_all(question: Question, told: Reading) -> bool:
    """Whether a sentence holds everything that the question is about, most of it as it was said."""
    words = essentials(question)
    if not (words or question.mentions) or not all(told.names(mention.forms) for mention in question.mentions):
        return False
    literal = [_stands(word, told.folded) for word in words]
    return sum(literal) >= LITERAL * len(words) and all(
        here or any(_stands(other, told.folded) for other in synonyms(word) if other not in words)
        for word, here in zip(words, literal, strict=True)
    )


def share_held(question: Question, folded: str) -> float:
    """The share of what the question is about, names and words, that a folded text holds."""
    told, words = Reading(folded), essentials(question)
    held = [told.names(mention.forms) for mention in question.mentions]
    held += [any(_stands(form, folded) for form in (word, *synonyms(word))) for word in words]
    return sum(held) / len(held) if held else 0.0


def _stands(word: str, folded: str) -> bool:
    if is_han(word[0]):
        return word in folded
    spelling = _SEPARATED.join(map(re.escape, word.replace("-", "")))
    return re.search(rf"(?<![a-z0-9]){spelling}(?![a-z0-9])", folded) is not None


def tells_kind(question: Question, told: Reading, today: date | None) -> bool | None:
    """Whether a sentence tells anything of the kind asked for; None where that cannot be seen from it."""
    folded, asking = told.folded, question.asking
    asked = kinds(question)
    if asking.kind is Asked.REASON:
        return bool(causes(folded))
    if asking.kind is Asked.PERSON:
        return bool(people(folded)) or (None if folded.isascii() else False)  # English names are not told so well
    if asking.kind is Asked.PLACE:
        return None if _PLACED.search(folded) else False
    measures = {MEASURES[kind] for kind in asked if kind in MEASURES}
    if not measures:
        return None
    counts = values(folded, today).counts
    if Asked.DURATION in asked and _WORKING_DAYS.search(folded):
        return True
    if Asked.DATE in asked and _CLOCK.search(folded):
        return True
    if asking.kind is Asked.COUNT:
        return _counted(question, folded, today)
    if any(counts.get(measure) for measure in measures):
        return True
    return None if counts.get(Measure.BARE) else False


def _counted(question: Question, folded: str, today: date | None) -> bool | None:
    """Whether a number stands beside what is counted (多少员工, 几楼), or any behind what has one (密码多少)."""
    asking, told = question.asking, values(folded, today)
    unit = question.slots(today).unit
    if not asking.focus or _MEASURED.search(question.folded, asking.start, asking.end):
        return unit in told.units if unit else None if told.counts else False
    places = [
        at.span() for form in (asking.focus, *synonyms(asking.focus)) for at in re.finditer(re.escape(form), folded)
    ]
    numbers = [at.span() for at in _NUMBER.finditer(folded)]
    if asking.focus_start < asking.end:
        return any(start >= end for _, end in places for start, _ in numbers) if places else None
    counts = [(one.start, one.end) for one in quantities(folded) if one.measure in (Measure.COUNT, Measure.BARE)]
    counts += numbers if len(asking.focus) == 1 else []  # 几楼
    return any(
        -BESIDE <= first - end <= BESIDE or -BESIDE <= start - last <= BESIDE
        for start, end in places
        for first, last in counts
    )
