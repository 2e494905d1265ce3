"""What answering reads in a sentence, once: its words, its index tokens, and cues of what it could answer."""

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.dates import moments
from knowledge.language.folding import fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.measures import Measure, Quantity
from knowledge.language.names import compact
from knowledge.language.people import people
from knowledge.language.quantities import quantities
from knowledge.language.segmentation import Word, segment
from knowledge.language.times import Moment
from knowledge.language.tokens import tokens
from knowledge.models import StoredFact

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CUES = (
    "number", "date", "money", "share", "duration", "measure", "rank", "reason", "person", "place", "organisation",
    "quoted", "latin",
)  # fmt: skip
"""What a sentence may hold that a question could ask for."""
_NUMERAL = "一二两三四五六七八九十百千万亿兆几数半多"
_MEASURE_WORD = "个家块张名人位款项座部次年月日天岁种条届期所间集台"
_CURRENCY = "美元|元|美金|欧元|英镑|日元|人民币|台币|法郎|马克|卢布"
_CHINESE_UNIT = "公里|千米|米|公尺|公分|厘米|毫米|公斤|千克|克|吨|公顷|度|英里|英尺|海里|里|岁|伏|瓦|赫|毫升|升"
_PATTERNS = {
    "number": rf"(?<![a-z0-9.\-])\d+(?:[.,]\d+)*(?![a-z])|[{_NUMERAL}]{{2,}}"
    rf"|(?<![{_NUMERAL}])[{_NUMERAL}](?=[{_MEASURE_WORD}])",
    "date": r"\d{1,4}年|\d{1,2}[月日]|世纪|年代|[今去前明]年|[今昨明]日|年间|朝|时期|季度|周[一二三四五六日]"
    r"|\b(?:19|20)\d\d\b",
    "money": rf"[\d万亿兆千百](?:{_CURRENCY})|[$€£¥]|\b(?:dollars|yuan|euros)\b",
    "share": r"%|百分之|分之|[一二三四五六七八九]成|\bpercent\b",
    "duration": rf"[\d{_NUMERAL}]个?多?(?:小时|分钟|钟头|秒|天|周|星期|个月|年)"
    r"|\b(?:hour|minute|day|week|month|year)s?\b",
    "measure": rf"\d[万亿千百]*(?:平方)?(?:{_CHINESE_UNIT}|℃|km|m|kg|nm)",
    "rank": r"第[一二三四五六七八九十\d]+|最|冠军|首|\b(?:first|second|third|largest|biggest)\b",
    "reason": "因为|由于|因此|因而|所以|原因|为了|以便|导致|使得|因|故|基于|鉴于|起因|受益于|理由"
    "|根源|归咎|归结|归功|归于|得益于|多亏|拖累|带动|受[^,。]{1,12}(?:影响|冲击|推动|刺激|限制|打击)|受累|受制|受限|出于|考虑到|意在|旨在|从而|致使|造成|引咎"
    "|缘故|缘于|源于|源自|以(?:满足|提高|降低|应对|扩展|扩大|避免|防止|减少|支持|换取|确保|便|免)"
    r"|\b(?:because|due to|since|so that|owing to|thanks to|as a result|in order to|reasons?|blam\w+|citing|caus\w+)\b",
    "person": r"(?<![a-z])[a-z]+ [a-z]+",
    "place": r"[省市县区州国镇村岛洲山河湖江港湾路街城郡乡]",
    "organisation": r"公司|集团|大学|学院|局|部|院|会|社|银行|党|军|队|协会|基金|报|厂|组织|联盟|俱乐部|政府",
    "quoted": '[《「『"“][^》」』"”]{1,40}[》」』"”]',
    "latin": r"[a-z][a-z.'\-]+",
}
_COMPILED = tuple(re.compile(_PATTERNS[cue]) for cue in CUES)
_TAGGED = {"place": "L", "organisation": "OZ"}
_PAUSE = re.compile("[,，;；:：。!?！？]|- ?-")
COMMON_WORD = 5.0
"""Nats below which a word says nothing by itself: the, 的, 是, 在."""


Amount = tuple[Measure, Decimal, Decimal]
"""What a value is measured in, and between which numbers it lies."""


def amount(value: Quantity) -> Amount:
    """How much a value comes to, however it is written."""
    return value.measure, value.low, value.high


@dataclass(frozen=True)
class Reading:
    """A folded sentence as answering sees it."""

    folded: str

    def names(self, forms: frozenset[str]) -> bool:
        """Whether any of the compact forms of a name stands in the sentence, not as a part of a longer number."""
        compacted = self.compacted
        for form in forms:  # noqa: SIM110 - asked of every sentence that is weighed, a generator takes longer
            if form in compacted and self._stands(form):
                return True
        return False

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return segment(self.folded)

    @cached_property
    def latin(self) -> frozenset[str]:
        """Its Latin words, numbers, and the two joined."""
        return frozenset(token.text for token in tokens(self.folded) if not is_han(token.text[0]))

    @cached_property
    def amounts(self) -> frozenset[Amount]:
        """How much its values come to."""
        return frozenset(map(amount, quantities(self.folded)))

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Its times, whenever it was written."""
        return tuple(moments(self.folded, None))

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Its clauses, as spans."""
        edges = [0, *(mark.end() for mark in _PAUSE.finditer(self.folded)), len(self.folded)]
        return tuple((start, end) for start, end in pairwise(edges) if end > start)

    def clauses_with(self, form: str) -> list[int]:
        """The numbers of the clauses that a word stands in."""
        return [bisect_right(self._ends, at) for at in places_of(form, self.folded)]

    def clauses_naming(self, forms: frozenset[str]) -> set[int]:
        """The numbers of the clauses that hold a name in any of its compact forms."""
        held = [form for form in forms if form in self.compacted]
        return {number for number, text in enumerate(self._compact_clauses) for form in held if form in text}

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.clauses]

    @cached_property
    def _compact_clauses(self) -> list[str]:
        return [compact(self.folded[start:end]) for start, end in self.clauses]

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """Its words that have a meaning of their own."""
        known = lexicon()
        return tuple(word.text for word in self.words if word.text in known and known.cost(word.text) > COMMON_WORD)

    @cached_property
    def meanings(self) -> "NDArray[np.float32]":
        """The vectors of its telling words."""
        return lexicon().vectors(self.telling)

    @cached_property
    def cues(self) -> tuple[float, ...]:
        """How many cues of each kind it holds, in the order of `CUES`."""
        known = lexicon()
        tags = [known.tag(word.text) for word in self.words]
        counts = dict(zip(CUES, (len(pattern.findall(self.folded)) for pattern in _COMPILED), strict=True))
        for cue, letters in _TAGGED.items():
            counts[cue] += sum(tag in letters for tag in tags)
        counts["person"] += len(people(self.folded))
        return tuple(map(float, counts.values()))

    def _stands(self, form: str) -> bool:
        if not (form[0].isdigit() or form[-1].isdigit()):
            return True
        at = self.compacted.find(form)
        while at >= 0:
            before, after = self.compacted[at - 1 : at], self.compacted[at + len(form) : at + len(form) + 1]
            if not (_digit_beside(form[0], before) or _digit_beside(form[-1], after)):
                return True
            at = self.compacted.find(form, at + 1)
        return False

    @cached_property
    def compacted(self) -> str:
        """The sentence as names are looked for in it."""
        return compact(self.folded)


def places_of(form: str, folded: str) -> list[int]:
    """Where a word stands in a text, not as a part of a longer Latin one."""
    found, at = [], folded.find(form)
    latin = not is_han(form[0])
    while at >= 0:
        end = at + len(form)
        if not latin or not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()):
            found.append(at)
        at = folded.find(form, end)
    return found


def _digit_beside(edge: str, beside: str) -> bool:
    """Whether a name's digit goes on beside it, as H100 in H1000."""
    return edge.isdigit() and beside.isdigit()


@lru_cache(maxsize=4_096)
def read(folded: str) -> Reading:
    """The reading of a folded sentence; the latest are remembered."""
    return Reading(folded)


def head(fact: StoredFact) -> Reading:
    """The reading of what stands above a fact: its article's title and its section."""
    return read(_head(fact.quote.title, fact.quote.section))


@lru_cache(maxsize=1_024)
def _head(title: str | None, section: str | None) -> str:
    return fold_text("\n".join(part for part in (title, section) if part))
