"""How a question asks: the kind of answer it wants, and the noun that says what of (its focus).

"Runway 的估值是多少" asks for money, with the focus 估值; "哪座城市" for a place, "which company" for an organisation.
The question word decides where it can (谁, 何时, why); else the noun beside it does, by `data/asked_nouns.tsv`; a
question without any question word ("Runway 融资金额") asks what its last noun says.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from knowledge.language import data
from knowledge.language.characters import HAN, is_han
from knowledge.language.lexicon import lexicon
from knowledge.language.segmentation import segment


class Asked(StrEnum):
    """Kinds of answers."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    MEASURE = "measure"
    DURATION = "duration"
    RANK = "rank"
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NAME = "name"
    LANGUAGE = "language"
    REASON = "reason"
    MANNER = "manner"
    YES_NO = "yes_no"
    DEFINITION = "definition"
    THING = "thing"
    NOTHING = "nothing"


VALUES = frozenset({Asked.MONEY, Asked.SHARE, Asked.COUNT, Asked.MEASURE, Asked.DURATION, Asked.RANK, Asked.DATE})
"""Kinds that are answered by a number or a time."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How a question asks.

    `start` and `end` are the span of the question words in the folded text (both at its end where there are none);
    `focus` is the noun they go with, empty where there is none, and `focus_start` where it begins; `several` tells
    that more than one answer is expected.
    """

    kind: Asked
    start: int
    end: int
    focus: str = ""
    focus_start: int = 0
    several: bool = False


_WHAT = "(?:什么|甚么|啥|咩嘢?|乜嘢?)"
_MANY = "(?:几|多少|几多)[十百千万亿]*"
_END = r"(?:来的|东西|呀|啊|呢|吧|[?!。.\s])*$"
_CURRENCY = "钱|美元|美金|元|块钱?|人民币|欧元|英镑|日[元圆]|新?台币|港[元币]|资金"
_UNIT = "公[里尺分]|[千厘毫纳]?米|公斤|千?克|吨|公顷|亩|摄氏度|度|里|英[里尺]|海里|岁|伏|瓦|赫兹?|毫?升|倍|[kcmn]?m|kg"
_CHINESE = (
    # 为什么 is a reason unless it names (被称为什么) or ends the question ("首都为何?")
    (Asked.REASON, rf"(?<![称作成变视名列定改认封化以分译誉设选转行])为(?:{_WHAT}|何)(?!{_END})"),
    (Asked.REASON, rf"为了{_WHAT}|(?:由于|因为?){_WHAT}|[因缘]何|何以|[怎咋]么?(?:会|没|不)|凭{_WHAT}|点解"),
    (Asked.DURATION, rf"多久|几耐|多长(?:的)?时间|{_MANY}(?:的)?时间|{_MANY}个月"),
    (Asked.DURATION, rf"(?<![元这那近]){_MANY}个?(?:小时|分钟|钟头|秒钟?|天|周年?|星期|礼拜|年(?!来))"),
    (Asked.DATE, rf"(?:{_WHAT}|何)(?:时[候间期代刻]|年代|年份?|月份?|日期|日子)|何[时日]|(?:星期|周|礼拜)几"),
    (Asked.DATE, r"几(?:月几[日号]|时|点钟?|月份?|号(?!线)|日)"),
    (Asked.DATE, r"[哪边]一?个?(?:年|天|月份?|日|号|季度?|时候|星期|周)"),
    (Asked.SHARE, rf"百分之{_MANY}|{_MANY}个?百分[点比]|几成|几分之几"),
    (Asked.SHARE, rf"占(?:了|到|有)?(?:大?约)?{_MANY}(?=的?比|{_END}|,)"),
    (Asked.RANK, r"第几|第多少|排名?(?:在|到|行|第)?(?:几|多少|老几)|前几[名位]|排名(?:如何|怎么?样)"),
    (Asked.MONEY, rf"{_MANY}(?:{_CURRENCY})|(?<=花了|花费|耗资|斥资|融资|筹集|募集|赚了|捐了)多少(?={_END}|,)"),
    (Asked.MEASURE, rf"(?:多|几(?=.{_END}))[大长高远重宽深快厚热冷老]|{_MANY}(?:平方|立方)?(?:{_UNIT})"),
    # an approximate number (近几年, 最后几天) asks nothing
    (Asked.COUNT, rf"(?<![这那近前后好上下头数十]){_MANY}(?![乎何率经近许])"),
    (Asked.PLACE, r"哪[里儿]|哪边|(?<!任)何[处地方]|边度"),
    (Asked.PERSON, r"谁|(?<!任)何人|何许人也?"),
)
_UNITED = frozenset({Asked.DURATION, Asked.DATE, Asked.MONEY, Asked.MEASURE})
"""Kinds whose patterns end with a unit, which must be a word: 多少天, but not 多少天然气."""
_WHICH = re.compile(
    rf"哪(?:一?个(?=人)|[一两二三四五几]|些)?|边一?(?=[个位间家])|(?<=[有以由于从至到被遭为是居向])何|何(?=[种者事]|{_END})"
    rf"|{_WHAT}(?:(?:样|类型|种类|种|类)(?:子?的)?)?"
)
_MEASURED = dict.fromkeys(
    "个座种类项款部支条届场件本张块片台辆架艘首集篇层级颗只头匹棵幅门次批股段组套代道", Asked.THING
)
_MEASURED |= dict.fromkeys("家间所队党", Asked.ORGANISATION) | dict.fromkeys("位名任", Asked.PERSON)
_MEASURED |= dict.fromkeys("国省州市县区镇村", Asked.PLACE)
"""Measure words, and what they mean without a noun: 哪家 an organisation, 哪位 a person."""
_MANNER = re.compile(r"(?:如何|怎么样?|怎样|咋样?|点样)(?P<named>称呼|叫)?")
_NAMED = re.compile(r"(?:(?P<called>叫)|称|称之?为|称作|叫[做作]|名为|名叫|改为|命名为|取名)$")
_DEFINITION = re.compile(
    rf"^(?:请问)?(?:{_WHAT}(?:是|叫做?)|何谓|何为)[^的]+$"
    rf"|是(?:一?[个家种款间所])?{_WHAT}(?:样的)?(?:公司|企业|机构|来头|人物?|组织|模型|玩意|单位|平台){_END}"
    rf"|(?<![叫称])[做干搞]{_WHAT}(?:用|工作|业务|生意)?的?{_END}|{_WHAT}意思|何意"
    r"|^(?:请)?(?:简单)?(?:介绍|解释|说说|讲讲)|^(?:tell me about|define)\b"
    r"|\bwhat do(?:es)? [\w. '-]+ (?:do|mean)\b|\bwhat (?:kind|sort|type) of \w+ (?:is|are|was)\b"
)
_BEING = re.compile(
    rf"^(?P<subject>[^的,;:]+?)(?:到底|究竟|又)?(?:指?是|系|指的?是?)个?(?:{_WHAT}|(?P<who>谁|哪位|何许人也?|边个)){_END}"
)
_LONGEST_SUBJECT = 12
_YES_NO = re.compile(
    r"(?:吗|嘛|(?<![什甚怎多那])么)[\s?。!~]*$|是否|是不是|系咪|有没有|有冇|有无|能不能|会不会|可不可以"
    r"|对不对|要不要|算不算"
    r"|^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b(?! (?:you|anyone|we)\b)"
)
_ANY_QUESTION_WORD = re.compile(rf"{_WHAT}|多少|谁|[哪何]|几[个家人]|怎么?样|边[个度]")
_ENGLISH_QUESTION = re.compile(
    r"\b(?:who(?:m|se)?|what|which|where|why|how|when(?![^,?]*,.*\b(?:who|what|which|how|where|why)))\b"
)
_ENGLISH = (
    (Asked.REASON, r"why|how come|what for|what (?:caused|causes|led to)"),
    (Asked.DURATION, r"how long|how much time|how many (?:years|months|weeks|days|hours|minutes|seconds)"),
    (Asked.RANK, r"(?:where|how)(?: high| low)?(?= (?:does|did|do|is)\b.*\brank)"),
    (Asked.SHARE, r"how many percent|how much of|what %|how (?:big|large) an? (?=(?:share|stake|proportion))"),
    (Asked.MONEY, r"how many (?:dollars|yuan|euros|pounds|yen)"),
    (Asked.MEASURE, r"how (?:big|large|tall|high|far|heavy|wide|deep|fast|old|small|hot|cold|thick|often)"),
    (Asked.COUNT, r"how (?:many|much)"),
    (Asked.DATE, r"when"),
    (Asked.PLACE, r"where"),
    (Asked.MANNER, r"how"),
)
_ENGLISH_WORD = re.compile(r"\s?(?P<word>[a-z][a-z\d\-]*)(?P<owner>'s?(?!\w))?")
_ASKS_NOUN = re.compile(
    r"(?:what|which|who(?:m|se)?)(?: of)?(?P<is>'s|'re| (?:is|are|was|were))?(?: an?\b)?"
    r"(?P<the> (?:the|these|those|its|their|his|her))?\b"
)
_STOP = re.compile(
    "of|in|for|at|by|on|to|from|with|did|do|does|is|was|are|were|has|have|had|will|would|can|could|should|that|who|which"
    "|when|where|as|and|or|than|behind|it|they"
)
_LEFT_OPEN = re.compile(
    r"(?:(?P<reason>因为|由于|为了|(?:原因|目的)[是为])|是|为|叫|叫做|有|位于|在|由|包括|于)[?:…_\s]*$"
)
_SEVERAL = re.compile(
    r"哪些|哪(?:两|二|三|四|五|几)|[都有](?:谁|什么人)|分别|哪.{0,6}[和与及]哪|列举|列出|\bwho else\b|\blist\b"
    r"|\bwhich (?:two|three|four|five|(?!(?:is|was|has|does)\b)[a-z]+[^\Ws]s)\b|\bwhat are\b|\bwho (?:are|were)\b"
)
_HAN_RUN = re.compile(f"[{HAN}]+$")
_LINK = re.compile("是|为|叫做?|名叫|称[为作]|有|达到?|升[到至]|占|[一总]共|等于|约为|应该|可能|需?要|用|可以")
_MODIFIERS, _NAMES, _NOT_NOUNS = frozenset("abmd"), frozenset("PLOZ"), frozenset("vdfspcruym")
"""Tags of the lexicon: what may stand before a noun, what names, and what is no noun."""
_ATTRIBUTE = re.compile("(?:首都|首府|省会|总部|位置|地点|国籍|故乡|家乡|籍贯|祖籍|[出原发].地)$")
"""Places and organisations that something has, as against what a name may end with: 法国首都, but 网易公司."""
_REACH = 16
"""Characters around the question words in which their noun is looked for."""


@dataclass(frozen=True, slots=True)
class _Noun:
    text: str
    start: int
    kind: Asked | None


def read_asking(folded: str) -> Asking:
    """How a folded question asks."""
    return replace(_read(folded), several=_SEVERAL.search(folded) is not None)


def _read(folded: str) -> Asking:
    yes_no = _YES_NO.search(folded)
    if yes_no and (folded[0].isascii() or not (_ANY_QUESTION_WORD.search(folded) or _ENGLISH_QUESTION.search(folded))):
        return Asking(Asked.YES_NO, *yes_no.span())
    return _definition(folded) or _fixed(folded) or _which(folded) or _english(folded) or _unasked(folded)


def _definition(folded: str) -> Asking | None:
    """What asks what or who something is, as against what or who has an attribute ("X的首都是什么", "CEO是谁")."""
    found = _DEFINITION.search(folded)
    if found:
        return Asking(Asked.DEFINITION, *found.span())
    being = _BEING.search(folded)
    if not being or len(being["subject"]) > _LONGEST_SUBJECT or re.search("[第最]|主要", being["subject"]):
        return None
    kind = kind_of(being["subject"])
    if being["who"]:
        attribute = kind is not None
    elif len(segment(being["subject"])) == 1:
        attribute = kind in (Asked.REASON, Asked.NAME, Asked.PERSON)
    else:  # a noun after a name may be a part of it: 网易公司, but not 法国首都
        of_names = kind in (Asked.PLACE, Asked.ORGANISATION)
        attribute = _ATTRIBUTE.search(being["subject"]) is not None if of_names else kind not in (None, Asked.THING)
    return None if attribute else Asking(Asked.DEFINITION, *being.span())


def _fixed(folded: str) -> Asking | None:
    """What Chinese question words tell by themselves; they must not be parts of other words, as in 多伦多大学."""
    words = segment(folded)
    edges = {edge for word in words for edge in (word.start, word.end)}
    for kind, pattern in _CHINESE:
        for found in re.finditer(pattern, folded):
            start, end = found.span()
            begins = start in edges or found[0][0] not in "几多" or found[0].startswith("多少")
            whole = begins and (end in edges or kind not in _UNITED)
            if kind is Asked.COUNT and whole and not (found[0] == "几" and _WHICH.search(folded, end)):
                return _counted(folded, start, end)
            if not whole or kind is Asked.COUNT or (kind is Asked.REASON and _only_noun(folded, end)):
                continue
            focus = _before(folded, start) if kind in VALUES or kind is Asked.PERSON else None
            return _asking(kind, start, end, focus if focus and (kind in VALUES or focus.kind is kind) else None)
    return None


def _only_noun(folded: str, end: int) -> bool:
    """Whether but a noun follows: "面积多为什么地形?" asks no reason."""
    return [lexicon().tag(word.text) for word in segment(folded[end:])] == ["n"]


def _counted(folded: str, start: int, end: int) -> Asking:
    """多少 and "how much" may ask for any value: the noun after ("多少参数") or before ("估值多少") tells."""
    after, _, noun = _after(folded, end)
    noun = noun or _before(folded, start)
    kind = noun.kind if noun and noun.kind in VALUES else None
    return _asking(kind or Asked.COUNT, start, after, noun)


def _which(folded: str) -> Asking | None:
    """哪 and 什么 with the noun after them, or before where nothing follows ("首都是什么"); else 如何."""
    edges = {word.start for word in segment(folded)}
    found = next((one for one in _WHICH.finditer(folded) if one[0][0] != "边" or one.start() in edges), None)
    if found is None:
        manner = _MANNER.search(folded)
        return Asking(Asked.NAME if manner["named"] else Asked.MANNER, *manner.span()) if manner else None
    start, end, first = found.start(), found.end(), found[0][0]
    after, measure, noun = _after(folded, end, measured=first in "哪边何")
    kind = Asked.PERSON if first == "边" and measure == "个" else _MEASURED.get(measure)
    if kind is not None and kind is not Asked.THING and (noun is None or kind is Asked.PLACE or noun.kind is None):
        noun = noun or (_before(folded, start) if re.fullmatch(_END, folded[after:]) else None)
        return _asking(kind, start, after, noun)
    if noun is None:
        named = _NAMED.search(folded[:start])
        if named:
            noun = _before(folded, named.start()) if named["called"] else None
            if noun is None or noun.kind not in (Asked.NAME, Asked.PERSON, Asked.PLACE, Asked.ORGANISATION):
                return Asking(Asked.NAME, start, end)
        elif re.fullmatch(_END, folded[after:]):
            noun = _before(folded, start)
        elif folded.startswith("是", after):  # "哪个是最大的城市"
            noun = _before(folded, len(folded.rstrip("?!。. ")))
    return _asking((noun and noun.kind) or Asked.THING, start, after, noun)


def _english(folded: str) -> Asking | None:
    """What the first English question word asks."""
    asks = _ENGLISH_QUESTION.search(folded)
    if asks is None:
        return None
    for kind, pattern in _ENGLISH:
        found = re.compile(rf"(?:{pattern})(?!\w)").match(folded, asks.start())
        if found and kind is Asked.COUNT:
            return _how_many(folded, *found.span())
        if found:
            return Asking(kind, *found.span())
    opening = _ASKS_NOUN.match(folded, asks.start())
    if opening is None:
        return None
    (start, end), who, linked = opening.span(), folded.startswith("who", asks.start()), opening["is"] is not None
    words, owned = _noun_phrase(folded, end)
    noun = _telling(words) if linked or not who else None
    bare = linked and not (owned or opening["the"]) and words and not folded[_end(words[-1]) :].strip("?!. ")
    if bare and (noun is None or (len(words) == 1 and not who)):  # "what is inflation", "who is ada lovelace"
        return Asking(Asked.DEFINITION, start, _end(words[-1]))
    if noun is None and words and not who:
        noun = words[-1] if linked else words[0]
    return _asking(Asked.PERSON if who else (noun and noun.kind) or Asked.THING, start, end, noun)


def _how_many(folded: str, start: int, end: int) -> Asking:
    """A number of what follows; "how much" alone is money, unless a word tells otherwise ("how much does it weigh")."""
    words, _ = _noun_phrase(folded, end)
    noun = _telling(words)
    if words:
        kind = noun.kind if noun and noun.kind in VALUES - {Asked.DATE} else None
        return _asking(kind or Asked.COUNT, start, end, noun or words[0])
    kinds = (kind_of(word.text) for word in segment(folded[end:]))
    return Asking(next((kind for kind in kinds if kind in VALUES - {Asked.DATE}), Asked.MONEY), start, end)


def _unasked(folded: str) -> Asking:
    """What is asked without a question word: what stands before an open end ("第二大城市是?"), or keywords."""
    left = _LEFT_OPEN.search(folded)
    if left:
        noun = None if left["reason"] else _before(folded, left.start())
        return _asking(Asked.REASON if left["reason"] else (noun and noun.kind) or Asked.THING, *left.span(), noun)
    end = len(folded)
    if folded.endswith((".", "。", "!")) or "了" in folded:
        return Asking(Asked.NOTHING, end, end)
    english = _telling(_noun_phrase(folded, 0)[0]) if folded.isascii() else None
    noun = english or _before(folded, len(folded.rstrip("? ")))
    kind = noun.kind if noun and (noun.kind in VALUES or noun.kind is Asked.PERSON) else None
    return _asking(kind or Asked.NOTHING, end, end, noun)


def _asking(kind: Asked, start: int, end: int, noun: _Noun | None) -> Asking:
    return Asking(kind, start, end, noun.text, noun.start) if noun else Asking(kind, start, end)


def _end(noun: _Noun) -> int:
    return noun.start + len(noun.text)


def _after(folded: str, at: int, *, measured: bool = True) -> tuple[int, str, _Noun | None]:
    """Where a measure word just after the question words ends, the measure word, and the noun that follows.

    Of several nouns it is the first of a known kind ("哪个国家|人口最多"), else the last.
    """
    measure, first, last = "", at, at
    noun: _Noun | None = None
    for word in segment(folded[at : at + _REACH]):
        tag, start = lexicon().tag(word.text), at + word.start
        if start > last + (last == at and not is_han(word.text[0])):
            break
        if measured and last == at and word.text in _MEASURED:
            measure, first = word.text, at + 1
        elif word.text == "的" or (noun is None and tag in _MODIFIERS and kind_of(word.text) is None):
            if noun or (measure and word.text == "的"):
                break
            first = at + word.end
        else:
            kind = kind_of(folded[first : at + word.end]) if tag not in _NAMES or word.text in _nouns() else None
            if (kind is None and tag in _NOT_NOUNS) or (kind in VALUES and noun):
                break
            noun = _Noun(word.text, start, kind)
            if kind:
                break
        last = at + word.end
    return at + len(measure), measure, noun


def _before(folded: str, end: int) -> _Noun | None:
    """The noun just before the question words, over what links the two ("估值大约是|多少")."""
    begin = max(0, end - _REACH)
    for word in reversed(segment(folded[begin:end])):
        tag, start = lexicon().tag(word.text), begin + word.start
        if re.search("[,;。?!:]", folded[begin + word.end : end]):
            return None
        run = _HAN_RUN.search(folded, begin, begin + word.end)  # 财务长 may be cut in two
        kind = kind_of(run[0] if run else word.text)
        if kind is None and (_LINK.fullmatch(word.text) or tag in "dupcy"):
            continue
        if kind or (is_han(word.text[0]) and tag not in _NOT_NOUNS):
            return _Noun(word.text, start, kind)
        return None
    return None


def _noun_phrase(folded: str, at: int) -> tuple[list[_Noun], bool]:
    """The English words from here to a preposition or auxiliary, after the last owner's; and whether there was one."""
    words: list[_Noun] = []
    owned = False
    while (found := _ENGLISH_WORD.match(folded, at)) and not _STOP.fullmatch(found["word"]):
        at = found.end()
        if found["owner"]:
            words, owned = [], True
        else:
            words.append(_Noun(found["word"], found.start("word"), kind_of(found["word"])))
    return words, owned


def _telling(words: list[_Noun]) -> _Noun | None:
    """The first noun of a known kind, or the last of several together: "population growth rate"."""
    telling: _Noun | None = None
    for word in words:
        if telling and word.kind is None:
            break
        telling = word if word.kind else telling
    return telling


def kind_of(noun: str) -> Asked | None:
    """The kind of answer that a noun names, by its longest known ending; an English one also in the plural."""
    table = _nouns()
    if noun and is_han(noun[-1]):
        return next((table[noun[start:]] for start in range(len(noun)) if noun[start:] in table), None)
    return table.get(noun) or table.get(noun.removesuffix("s"))


@cache
def _nouns() -> dict[str, Asked]:
    table: dict[str, Asked] = {}
    for entry in data.entries("asked_nouns.tsv"):
        kind, *columns = entry.split("\t")
        for noun in " ".join(columns).split():
            table.setdefault(noun, Asked(kind))
    return table
