"""How a follow-up is worded: what only leads in (那, and, what about) or rounds off (呢), corrections, and pronouns."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.language import regex as re
from knowledge.language.characters import is_han
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span

MEASURES = "个些家位款种座笔次天件部台条场片只张名项起篇份批支颗枚栋间辆架艘届群套"
"""Measure words that make 那 and 这 point at a thing: 那家公司, but 那英伟达呢."""
RARE = 13.0
"""Nats from which a single character is no word by itself."""
_POINTED_AT = frozenset({"个人", "家人", "天天", "天下"})
"""Words that begin with a measure word, and that 那 may point at."""
_LEAD = re.compile(
    rf"(?:(?:好的?|嗯+|哦|噢|喔|然后|还有|另外|那么|那(?![{MEASURES}儿里边样时天年]|本(?![周月季年]))|至于)[\s,、。!]*"
    r"|(?:ok(?:ay)?|and|but|so|then|also|well|now(?=[\s,.!]+\w)|thanks|right|alright|hmm+)\b[\s,.!]*"
    r"|(?:what|how) (?:about|of)\b\s*)+"
)
_TAIL = re.compile(r"(?:呢|咧|嘞|捏)[呀啊]?[\s?!。.~]*$")
_CLOSING = re.compile(r"[\s?!。.~]+$")
_CORRECTION = re.compile(
    r"(?:(?:不是|不对|不|错了?|搞错了|no+|nope|wrong|not that|sorry)[\s,.。!:]*)*"
    r"(?:我(?:刚才?|是)?(?:想|要)?(?:问|说|指|讲)的(?:是|其实是)?|我是(?:在)?(?:问|说|指)|我(?:想|要)(?:问|知道)的?是?"
    r"|i (?:mean|meant|asked (?:about|for)|was asking (?:about|for)|am asking (?:about|for))\b)[\s,:]*"
)
_REPORTED = (
    "说|讲|估计?|算|预[测计估言期]|统计|报[道导]|透露|披露|爆料|称|宣称|声称|公布|发布|宣布|表示|认为|指出|评价|调查"
    "|提到"
)
_SOURCE = re.compile(
    rf"(?:这|那|这话|这句话|这个消息|这些?数[字据]|消息)?(?:都)?(?:是|由|据)?"
    rf"(?:谁|哪(?:家|个|位)?(?:媒体|机构|公司|人|报纸|网站)?)(?:{_REPORTED})(?:过|了|出来)?的?(?:这话|这个)?"
    r"|(?:消息|数据|这)?(?:的)?(?:来源|出处)(?:是)?(?:哪里|什么|哪)?|(?:according to|says|said) who(?:m)?"
    r"|who (?:says|said|told|claims|claimed|reported|estimated|predicted|announced|released)"
    r"(?: so| that| this| it| th(?:is|ese|e) (?:numbers?|figures?))?"
    r"|which (?:outlet|media|newspaper|source) (?:reported|says|said)(?: it| that| this)?"
)


class Points(StrEnum):
    """What a pronoun can stand for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun in a folded text: its span, what it can stand for, and whether it owns what follows (其, its).

    `patient` tells that it is what something was done to: 这家被收购的公司.
    """

    start: int
    end: int
    points: Points
    owns: bool
    patient: bool = False


_ORGANISATION = (
    "公司|企业|机构|集团|平台|团队|组织|团伙|厂商|创企|车企|药企|基金|银行|学校|大学|媒体|工厂|部门|单位|品牌"
)
_POINTLESS = r" (?:(?:takes?|took)\b[^?]* to \w|(?:true|right|correct|possible) (?:that|to)\b)"
"""What follows an "it" that points at nothing: "how long did it take Nvidia to train"."""
_PRONOUNS = (
    (Points.PERSON, True, r"\b(?:his|her)(?= \w)"),
    (
        Points.PERSON,
        False,
        r"(?<![其吉利无])[他她](?!们|人|国|乡|山|日)|这个?人|此人|这位[^\W\d_a-z]{0,4}|\b(?:he|she|him|her)\b",
    ),
    (Points.ORGANISATION, False, rf"(?:这|那|该)家?(?:[^,。?!;]{{0,6}}的)?(?:{_ORGANISATION})|(?:这|那)家"),
    (Points.ORGANISATION, False, r"\b(?:the|this|that) (?:company|firm|startup|organi[sz]ation|group|maker|agency)\b"),
    (Points.ANYTHING, True, r"(?<![尤极与])其(?![他它中实余次间])|\b(?:its|their)\b"),
    (Points.ANYTHING, False, rf"(?<!其)它们?(?:家(?=的))?|[他她]们(?:家(?=的))?|\b(?:it(?!{_POINTLESS})|they|them)\b"),
)
_COMPILED = tuple((points, owns, re.compile(pattern)) for points, owns, pattern in _PRONOUNS)
_BARE_COMPANY = re.compile(r"公司(?![a-z])|the company\b")


@dataclass(frozen=True, slots=True)
class Wording:
    """A folded text without what only leads in and rounds off.

    `start` and `end` are the span that says something; `leads` and `rounds` tell that something stood before it (那)
    or after it (呢), `corrects` that it corrects what was asked before.
    """

    start: int
    end: int
    leads: bool
    rounds: bool
    corrects: bool


def wording(folded: str) -> Wording:
    """What a folded text says, and how it follows on."""
    lead = _LEAD.match(folded)
    start = lead.end() if lead else 0
    opens = _opens_a_name(folded, start)
    start += opens
    correction = _CORRECTION.match(folded, start) or _CORRECTION.match(folded)
    if correction and correction.end() < len(folded):
        start = correction.end()
    tail = _TAIL.search(folded, start)
    end = tail.start() if tail else len(folded)
    closing = _CLOSING.search(folded, start, end)
    end = closing.start() if closing else end
    if start >= end:
        return Wording(0, len(folded), leads=False, rounds=False, corrects=False)
    return Wording(start, end, leads=lead is not None or opens, rounds=tail is not None, corrects=bool(correction))


def _opens_a_name(folded: str, at: int) -> bool:
    """Whether 那 only leads in though a measure word seems to follow, as that begins a word (台积电) or stands before a
    character that is none by itself (天衢).
    """
    if folded[at : at + 1] != "那" or folded[at + 1 : at + 2] not in f"{MEASURES}天":
        return False
    words = [word.text for word in segment(folded[at + 1 :])]
    if not "".join(words).startswith(folded[at + 1 : at + 3]):
        return False
    if len(words[0]) > 1:
        return words[0] not in _POINTED_AT
    beside = "".join(words[1:2])
    return len(beside) == 1 and is_han(beside) and lexicon().cost(beside) >= RARE


def pronoun(folded: str) -> Pronoun | None:
    """The first pronoun of a folded text; 公司 at its beginning is one too."""
    found = [
        Pronoun(*match.span(), points, owns, patient="被" in match[0])
        for points, owns, pattern in _COMPILED
        if (match := pattern.search(folded))
    ]
    bare = _BARE_COMPANY.match(folded)
    if bare:
        found.append(Pronoun(*bare.span(), Points.ORGANISATION, owns=False))
    return min(found, key=lambda one: (one.start, -one.end), default=None)


_POINTS_BACK = re.compile(r"(?:该|本|此)(?=[^\W\d_a-z])|(?:这|那)[个家部款位座项名起场种笔]|影片|公司(?![a-z])")


def points_back(folded: str) -> bool:
    """Whether a sentence points at something told before it, by a pronoun or by 该, 这家 and the like."""
    return pronoun(folded) is not None or _POINTS_BACK.search(folded) is not None


def asks_source(folded: str) -> bool:
    """Whether a text only asks who says so: 谁说的, "says who"."""
    return _SOURCE.fullmatch(folded) is not None


_RELATIVE_TIME = re.compile(
    "(?:(?:[这那上前下本]一?个?|当)(?:季度?|财季|财年|年度|周|星期|月|年|次|期)|[去今明前]年|上年)(?:这时候|同期|末|底|初|年[底末初])?"
    "|第?[一二三四1-4]季(?!度)|去年同期|年[底末初]|之前|以前|此前|过去|原[来先]|当[初时]|后来|[之以]后|未来|现在|目前|如今|眼下|[今昨明]天"
    r"|\b(?:(?:last|this|next|(?:the )?previous) (?:week|month|quarter|year|time)|now|before|previously|today|currently"
    r"|(?:the|a|one) (?:year|month|quarter|week) (?:before|earlier|ago)"
    r"|\w+ (?:years|months|quarters|weeks) (?:before|earlier|ago))\b"
)


def relative_times(folded: str) -> list[Span]:
    """Where a text tells a time that the calendar does not name: 前一季, 之前, now."""
    return [match.span() for match in _RELATIVE_TIME.finditer(folded)]
