"""Whom a value belongs to: the governing name of its clause, else the name that the clauses before it speak of."""

from dataclasses import dataclass

from knowledge.language import regex as re
from knowledge.language.lexicon import is_place, lexicon
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span
from knowledge.language.values import Value

_BESIDE = re.compile(
    r"(?:向|对|给|从|比|被|由|于|据|因|为|除了?|与|和|同|跟|超过|高于|低于|来自|按|以|in |from |than "
    r"|by |to |with |at |of )$"
)
"""What stands before a name that has another part in the clause than that of its subject."""
_BREAK = re.compile(r"[,，;；。:：]")
_NO_SUBJECT = re.compile(
    r"[\s\"“]*(?:(?:联合)?(?:领投|投资|出资|跟投)[方人者]|股东|由(?!于)|被|与|除了?|据|根据|随着|通过|受)"
)
"""A clause that begins so speaks of somebody beside its subject."""
_SAYS = re.compile(
    r"[^,，;；。:：]{0,14}?(?:表示|透露|坦言|认为|指出|介绍|预计|预测|预期|预估|估计|估算|测算|推算|解释|强调|判断|提醒|回应|直言|称(?!为|作|号|霸|重)|说(?!法|服))"
)
"""What follows a name that only speaks: what it tells, it tells of others."""
_GOES_ON = re.compile(
    r"[\s\"“]*(?:该|这(?:家|款|部|座|项|些|两|三|支|枚|位|所)|其(?!中|他|余|次)|它|他|她|此次|影片|本片|公司|集团|后者|双方|两者)"
)
"""A paragraph that begins so speaks of whom the one before spoke of."""
_INVESTORS = re.compile("(?:领投|跟投|参投)[,，;；。]?$")
"""A clause that ends so tells who put money into what the sentence is about."""
_OF_FIRM = "旗下"
_DOING = frozenset("vp")
"""Parts of speech that, before a name, make it part of what describes a later one ("做类ChatGPT产品的创企Cohere")."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A name with its span in the present sentence; `start` is -1 where it was carried from an earlier one."""

    text: str
    start: int
    end: int


class Owners:
    """The names of a paragraph as its sentences go by."""

    def __init__(self) -> None:
        self.folded = ""
        self.names: list[Span] = []
        self.carried: Owner | None = None
        self.earlier: list[Owner] = []

    def enter(self, folded: str, names: list[Span]) -> None:
        """Go on to the next sentence, taking along whom the last one spoke of."""
        if self.folded:
            before = self.first(0, len(self.folded)) or self.carried
            self.carried = Owner(before.text, -1, -1) if before else None
            self.earlier = [Owner(self.folded[start:end], -1, -1) for start, end in self.names]
        self.folded, self.names = folded, names

    def begin(self, folded: str) -> None:
        """Go on to the next paragraph, which begins with this folded sentence."""
        before = (self.first(0, len(self.folded)) or self.carried) if self.folded and _GOES_ON.match(folded) else None
        self.folded, self.names, self.earlier = "", [], []
        self.carried = Owner(before.text, -1, -1) if before else None

    def of(self, value: Value) -> Owner | None:
        """Whom a value belongs to."""
        if value.owner:
            start, end = value.owner
            inside = [span for span in self.names if start <= span[0] and span[1] <= end]
            first, last = inside[-1] if inside else (start, end)
            return Owner(self.folded[first:last], first, last)
        start = value.quantity.start
        begin = max([value.own[0], *(match.end() for match in _BREAK.finditer(self.folded, 0, start))])
        near = self._nearest(begin, start)
        if near and not is_place(near.text):
            return near
        before = self.before(begin if near else start, value.part)
        return before if near is None or (before and before.start >= value.part and not is_place(before.text)) else near

    def before(self, at: int, part: int = 0) -> Owner | None:
        """Whom the clauses before an offset speak of."""
        breaks = [part, *(match.end() for match in _BREAK.finditer(self.folded, part, at))]
        place: Owner | None = None
        for begin, end in zip(reversed(breaks), [at, *reversed(breaks[1:])], strict=False):
            found = self.first(begin, end)
            if found and not is_place(found.text):
                return found
            place = place or found
        found = self.first(0, at)
        return place or found or self.carried

    def first(self, start: int, end: int) -> Owner | None:
        """The first name there that can be a subject."""
        inside = [span for span in self.names if start <= span[0] and span[1] <= end]
        if inside and _NO_SUBJECT.match(self.folded, start):
            # "由光线传媒出品的《长夜有灯》", "与恩智浦合资的 VSMC": the last name is what the clause is about
            described = self.folded.rfind("的", start, inside[-1][0])
            inside = inside[-1:] if described > inside[0][1] else []
        if inside and _INVESTORS.search(self.folded[start:end]):
            return None
        free = [span for span in inside if self._may_own(span)]
        named = [span for span in free if not is_place(self.folded[slice(*span)])] or free
        chosen = next((span for span in named if not self._describes(start, span, named)), None)
        chosen = self._last_of_run(chosen, named) if chosen else None
        return Owner(self.folded[slice(*chosen)], *chosen) if chosen else None

    def _last_of_run(self, span: Span, names: list[Span]) -> Span:
        """Of names without anything between them the last: the maker stands before its product, "vivo X Fold5"."""
        for other in names:
            if other[0] >= span[1] and not self.folded[span[1] : other[0]].strip(' "“《'):
                span = other
        return span

    def _describes(self, start: int, span: Span, names: list[Span]) -> bool:
        """Whether a name only helps to describe a later one of its clause."""
        later = [other for other in names if other[0] >= span[1] and "的" in self.folded[span[1] : other[0]]]
        if later and self.folded.startswith(_OF_FIRM, span[1]):
            return True
        words = segment(self.folded[start : span[0]])
        return bool(later) and any(lexicon().tag(word.text) in _DOING for word in words)

    def _may_own(self, span: Span) -> bool:
        """Whether a name may be what its clause is about: no object of a preposition, and nobody who only speaks."""
        return not _BESIDE.search(self.folded, 0, span[0]) and not _SAYS.match(self.folded, span[1])

    def _nearest(self, start: int, end: int) -> Owner | None:
        """The nearest name before a value that can be what it belongs to."""
        inside = [span for span in self.names if start <= span[0] and span[1] <= end]
        free = [span for span in inside if self._may_own(span)]
        chosen = next((span for span in reversed(free) if not is_place(self.folded[slice(*span)])), None)
        chosen = chosen or (free[-1] if free else None)
        return Owner(self.folded[slice(*chosen)], *chosen) if chosen else None
