"""The patterns of relations, over sentences whose names are masked."""

from dataclasses import dataclass

from knowledge.language import regex as re
from knowledge.models import ClaimKind

NAME = ("\ue000", "\ue001")
"""What a name is masked by: its first character, and the others."""
_N = f"{NAME[0]}{NAME[1]}*"
_GAP = f"[^,;。{NAME[0]}]"
"""A character of a clause that begins no name."""
_OTHER = f"[^、,;。{NAME[0]}{NAME[1]}]"
_TITLE = rf"{_OTHER}{{0,14}}"
_ITEM = rf"(?:{_TITLE}{_N}){{1,3}}"
_SEP = r"(?:、|,|和|与|及|以及|,? and )"
_LATE = rf"(?:{_TITLE}{_N}){{1,4}}"
_AFTER = rf"{_ITEM}(?:{_SEP}{_ITEM})*"
_SEP_TIGHT = r"(?:、|和|与|及|以及|, |,? and )"
_TIGHT = rf"{_N}(?:{_SEP_TIGHT}{_OTHER}{{0,8}}{_N})*"
_EVEN = (
    r"(?:等[^,;。]{0,8})?(?:均|都|也|还|亦|共同|曾|已|之前|此前|联合|则|将|去年|今年|昨日|近日|宣布|正"
    r"|继续|同意|计划|拟|在未来[^,;。]{0,4}内)*"
)
_INVEST = r"(?:投资|参投|领投|跟投|注资|入股|投了|投过|押注)"
ROUNDS = re.compile(r"(?:这|上述|该)(?P<number>[一二三四五两])?(?:笔|轮|家)")


TRIGGER = re.compile(
    "投|融资|注资|入股|资方|股东|收购|买下|并购|吞并|拿下|创[办立建始]|成立|官|执行长|ceo|总裁|总经理|董事长|推出|发布|上线|亮出|带来"
    "|invest|put|rais|clos|secur|took|taking|got|receiv|back|shareholder|acqui|bought|buy|found"
)
"""A sentence without any of these tells no relation; looked for first, as most sentences tell none."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern with groups `a` (who does it) and `b` (to whom).

    Where a group is not in the pattern, it is whom the clause (`subject`) or the clauses before it speak of; with
    `rounds` it may be several that the sentence before names ("这两笔融资").
    """

    kind: ClaimKind
    regex: re.Pattern[str]
    subject: str = "a"
    rounds: bool = False


def _pattern(kind: ClaimKind, regex: str, subject: str = "a", *, rounds: bool = False) -> Pattern:
    return Pattern(kind, re.compile(regex), subject, rounds)


_I, _A, _F, _L, _M = ClaimKind.INVESTS, ClaimKind.ACQUIRES, ClaimKind.FOUNDS, ClaimKind.LEADS, ClaimKind.MAKES
PATTERNS = (
    _pattern(_I, rf"(?P<a>{_TIGHT}){_EVEN}{_GAP}{{0,6}}(?:向|对|给)(?P<b>{_TIGHT}){_INVEST}"),
    _pattern(
        _I,
        rf"(?P<a>{_TIGHT}){_EVEN}(?:参与|加入|领投|跟投)了?(?:该|这|本|此|其|上述){_GAP}{{0,6}}(?:融资"
        rf"|投资)",
        "b",
    ),
    _pattern(_I, rf"(?P<a>{_TIGHT}){_EVEN}(?:领投|跟投|参投)(?=[,，;；。和]|$)", "b"),
    _pattern(
        _I,
        rf"(?P<a>{_TIGHT}){_EVEN}(?:在|是)(?:这|上述|该|本){_GAP}{{0,8}}(?:投资方|投资者|投资人|股东)",
        "b",
        rounds=True,
    ),
    _pattern(_I, rf"(?P<a>{_TIGHT}){_EVEN}{_INVEST}了?(?:{_GAP}{{0,6}}?)(?P<b>{_TIGHT})"),
    _pattern(_I, rf"(?P<a>{_TIGHT})最新{_INVEST}的{_GAP}{{0,16}}(?P<b>{_AFTER})"),
    _pattern(
        _I,
        rf"(?:获得?|拿到|收到|得到|引入)了?(?:来自)?(?P<a>{_AFTER})(?:等[^,;。]{{0,12}})?的?{_GAP}{{0,6}}(?"
        rf":注资|投资|融资|入股|领投|支持)",
        "b",
    ),
    _pattern(
        _I,
        rf"除了?(?P<a>{_TIGHT})(?:之外|以外|外),(?P<b>{_N})[^,;。]{{0,8}}(?:还|也)?(?:获得?"
        rf"|拿到)了?[^,;。]{{0,90}}(?:注资|投资|融资|入股)",
    ),
    _pattern(
        _I,
        rf"(?:投资方|投资者|投资人|出资方|领投方|跟投方|股东)(?:{_GAP}{{0,3}})(?:包括|为|是|有|包含|还有"
        rf"|涵盖)了?(?P<a>{_AFTER})",
        "b",
    ),
    _pattern(_I, rf"由(?P<a>{_AFTER})(?:等[^,;。]{{0,8}})?(?:联合|共同)?(?:领投|投资|跟投)", "b"),
    _pattern(_I, rf"(?P<a>{_TIGHT})(?:以及|、|和)?{_GAP}{{0,8}}跟投", "b"),
    _pattern(
        _I,
        rf"(?P<a>{_N}) (?:has |have |had )?(?:also )?(?:invested|put [^,;.]{{1,14}}) (?:[^,;.{NAME[0]}]{{0,"
        rf"16}} )?(?:in|into) (?P<b>{_AFTER})",
    ),
    _pattern(
        _I,
        rf"(?:raised|closed|secured|took in|got|received) [^,;.{NAME[0]}]{{1,40}}(?:\.\d[^,;.{NAME[0]}]{{1,"
        rf"30}})?(?:from|led by|backed by)[^,;.{NAME[0]}]{{0,24}}(?P<a>{_AFTER})",
        "b",
    ),
    _pattern(_I, rf"(?:investors|backers|shareholders) (?:include|are|were) (?P<a>{_AFTER})", "b"),
    _pattern(_A, rf"(?P<a>{_N}){_GAP}{{0,24}}(?:收购|买下|并购|吞并|拿下)了?(?!{_GAP}{{0,3}}价)(?P<b>{_LATE})"),
    _pattern(_A, rf"(?P<a>{_N})(?:{_GAP}{{0,20}})?从{_GAP}{{0,6}}{_N}(?:手中)?(?:买下|收购){_GAP}{{0,10}}(?P<b>{_N})"),
    _pattern(_A, rf"(?P<b>{_N}){_GAP}{{0,10}}被{_GAP}{{0,6}}(?P<a>{_N}){_GAP}{{0,12}}(?:收购|买下|并购|吞并)"),
    _pattern(
        _A,
        rf"(?P<a>{_N}) (?:has |will |agreed to )?(?:acquired?|bought|buys?|buy|taking over"
        rf"|took over) (?P<b>{_N})",
    ),
    _pattern(_A, rf"(?P<b>{_N}) (?:was|is being|has been) (?:acquired|bought|taken over) by (?P<a>{_N})"),
    _pattern(_F, rf"由(?P<a>{_AFTER})(?:{_GAP}{{0,16}})(?:创办|创立|创建|成立)", "b"),
    _pattern(_F, rf"(?P<a>{_N})(?:{_GAP}{{0,10}})(?:创办|创立|创建)了?(?:的)?{_GAP}{{0,12}}(?P<b>{_N})"),
    _pattern(_F, rf"(?P<b>{_N})(?:的)?(?:联合)?(?:创始人|创办人){_GAP}{{0,6}}(?P<a>{_N})"),
    _pattern(_F, rf"(?P<b>{_N})[^,.;]{{0,12}}(?:was )?(?:co-)?founded [^,.;{NAME[0]}]{{0,12}}by (?P<a>{_AFTER})"),
    _pattern(
        _L,
        rf"(?P<b>{_N})(?:的)?(?:首席执行官|执行长|ceo|总裁|总经理|董事长|首席{_GAP}{{1,3}}官){_GAP}{{0,6}}("
        rf"?P<a>{_N})",
    ),
    _pattern(_M, rf"(?:推出|发布|上线|亮出|带来)了?(?!会)(?:其|自家)?[^,;。]{{0,20}}?(?P<b>{_LATE})"),
)
