"""The wordings by which questions ask for computations, over folded text."""

from enum import StrEnum

from knowledge.language import regex as re
from knowledge.language.measures import Measure


class Operation(StrEnum):
    """The computations."""

    DIFFERENCE = "difference"
    RATIO = "ratio"
    SHARE = "share"
    CHANGE = "change"
    SUM = "sum"
    REST = "rest"
    COMPARE = "compare"
    ORDER = "order"


_HOW_MANY = "(?:多少|几)"
_DEGREE = "多|少|高|低|贵|便宜|重|轻|长|短|快|慢|大|小|早|晚|厚|薄|强|弱"
_APART = "多|少|高|低|贵|便宜|重|轻|长|短|快|慢|早|厚|薄"
_CHANGING = "[降涨增减裁砍缩扩升跌]"
_MORE = "高|大|多|贵|重|长|晚|久|厚|强|慢"
_LESS = "低|小|少|便宜|轻|短|早|快|薄|弱"
_WHO = (
    "谁|哪(?:一|几)?(?:家|个|款|座|部|种|边|只|方|台|项|支|本|位|城|地|国|者|届|条|辆|轮|颗|次|年"
    "|季)?(?!些)(?:公司|企业|厂商|厂|品牌|车企|机构|股票)?"
)
_COMPARING = (
    "higher|lower|larger|bigger|smaller|more|less|fewer|longer|shorter|cheaper|pricier|heavier|lighter"
    "|faster|slower|older|newer|earlier|later|greater|richer"
)

_ENDS = "[高多大贵长早快重低少小便宜短晚慢轻]+"
_ORDER = (
    rf"(?:(?:按照?|根据|依照?|以)[^,?按]{{0,12}}?)?[从由](?P<from>{_ENDS})排?[到至]{_ENDS}(?:的?顺序)?(?:排[列序名]?)?|(?:按照?|根据|依照?|以)[^,?按]{{1,12}}?"
    rf"排(?:[列序名]|个序|一下)|排(?:个|一?下)?(?:序|顺序)|\\b(?:rank|sort|order)\\b"
).replace("\\\\", "\\")
ANY = re.compile(
    f"差|相差|[{_DEGREE.replace('|', '')}降涨跌砍增减裁缩扩升调提].{{0,6}}{_HOW_MANY}|倍|百分之|百分比|百分点"
    f"|一共|总共|合计|合起来|加起来|加一块儿?|加在一起|共计|总和"
    rf"|排|[到至]{_ENDS}|(?:{_WHO}).{{0,14}}(?:{_MORE}|{_LESS})|(?:{_MORE}|{_LESS})的是?(?:{_WHO})|谁|哪|其余|剩下|除.*外|自己"
    rf"|\b(?:how much|how many|what percentage|what percent|what share|what fraction|percentage"
    rf"|difference|total|altogether|combined|{_COMPARING}|sum|rank|sort|order)\b"
)
"""A question without any of these wants nothing computed."""

OPERATIONS = (
    (Operation.ORDER, re.compile(_ORDER)),
    (
        Operation.SUM,
        re.compile(
            r"一共|总共|合计|合起来|加起来|加一块儿?|加在一起|共计|总和|总计|\b(?:in total|altogether|combined"
            r"|together|the sum of|the total of)\b"
        ),
    ),
    (
        Operation.SHARE,
        re.compile(
            r"(?:相当于|等于|占|拿走|拿下|贡献|吃掉|花掉|用掉)(?:到|了)?[^,?]{0,16}?(?:百分之(?:多少|几)|多少百分比|几成|多大比例)"
            r"|的?百分之(?:多少|几)|多少个?百分比"
            r"|what (?:percentage|percent|share|fraction|proportion)(?= of)"
        ),
    ),
    (
        Operation.RATIO,
        re.compile(rf"(?:是|为|有|等于|相当于)?[^,?]{{0,12}}?(?:的)?(?:{_HOW_MANY}|多少)倍|how many times"),
    ),
    (
        Operation.CHANGE,
        re.compile(
            r"(?:涨|跌|降|增|减|砍|升|下调|上调|提高|提升|下降|增长|缩水|高|低|多|少)(?:了|到|出"
            r"|幅)?(?:约|大概)?(?:百分之(?:多少|几)|多少个?百分比|几成)"
            r"|(?:by )?what (?:percentage|percent)"
        ),
    ),
    (
        Operation.DIFFERENCE,
        re.compile(
            rf"(?:相差|差距|差)(?:了|距|别|额)?(?:有|是|大概|大约|约)?(?:{_HOW_MANY}|多大|多远)|还?差(?:了)?{_HOW_MANY}"
            rf"|(?<![至最不很许太起])(?:{_APART})(?:(?:了|出来?)[^,?多少几]{{0,3}}|[^,?多少几]{{0,2}}了"
            rf"?){_HOW_MANY}(?!成|倍)"
            rf"|(?:增加|减少|下降|上升|提高|降低|下调|上调|提升|缩短|延长|缩水|{_CHANGING}[掉高低少加大小短窄升降长缩去价]?)"
            rf"(?:了|出来?)?{_HOW_MANY}(?!成|倍)"
            rf"|(?:增持|减持|收窄|缩小|缩|省|节省|拉开|拉长|放宽|多[等花用走付])[下掉出到]?了?[^,?多少几]{{0,6}}{_HOW_MANY}(?!成|倍)"
            r"|how (?:much|many) [^?]{0,24}?\b(?:more|less|fewer|higher|lower|longer|shorter|cheaper|heavier|lighter"
            r"|deeper|wider|narrower|larger|smaller|bigger|faster|slower)\b"
            r"|how (?:much|many)\b[^?]*\b(?:fall|drop|rise|shrink|grow|increase|decrease|decline|narrow|widen)\b"
            r"|(?:what is|what's|what was|what were) the (?:difference|gap)|by how (?:much|many)[^?]{0,20}?(?:points)?"
        ),
    ),
    (
        Operation.REST,
        re.compile(
            rf"(?:其余|剩下|剩余|余下|其他)[^?]{{0,8}}{_HOW_MANY}|{_HOW_MANY}[^?]{{0,8}}(?:其余|剩下)"
            rf"|自己(?:要|得|还要)?(?:筹|出|掏|付|承担)"
            r"|how many [^?]{1,40}\b(?:outside|rather than|not in|other than|excluding)\b|除[^,?]{1,12"
            r"}(?:外|以外|之外)[^?]{0,14}" + _HOW_MANY
        ),
    ),
    (
        Operation.COMPARE,
        re.compile(
            rf"(?P<who>{_WHO})(?:的|家的)?[^?多少几]{{0,14}}?(?:更|比较|最|要|得)?(?P<how>{_MORE}"
            rf"|{_LESS})(?![少大])(?:一些|一点|些|点)?(?=[,?。吗呢啊呀了]|$|的)"
            rf"|(?P<how2>{_MORE}|{_LESS})的?是(?P<who2>{_WHO})"
            rf"|\b(?:which|who)\b[^?]{{0,60}}?\b(?P<how3>{_COMPARING})\b"
        ),
    ),
)
"""In the order they are tried: what has a more special wording first."""
NEED_ITEMS = frozenset({Operation.SUM, Operation.COMPARE, Operation.SHARE, Operation.ORDER})
"""Operations that cannot be without things named side by side: others may find both operands in one sentence."""

IN_UNITS = frozenset({Operation.DIFFERENCE, Operation.SUM, Operation.REST})
"""Operations whose result has the unit of the operands, so that a unit in the question tells theirs."""

_ASKS = (
    rf"(?:还|要|会|能|得|更|一共|总共|大概|大约|约|足足|整整)*(?:{_DEGREE}|增|降|涨|跌|提高|翻)(?:了"
    rf"|出来?)?[^,?{_DEGREE.replace('|', '')}]{{0,5}}?(?:{_HOW_MANY}|百分之)"
)
SIDE_BY_SIDE = (
    re.compile(rf"(?P<x>[^?]+?)(?<![占对同环相无性])比(?![例重如较分率])(?:起)?(?P<y>[^,?]+?)(?={_ASKS})"),
    re.compile(
        r"(?P<x>[^?,]+?)(?:相当于|等于|是|占(?!比)|拿走|拿下|贡献|吃掉|花掉|用掉)(?:了)?(?P<y>[^,?]+?)的?(?=百分之|几成|多少百分比|几倍|多少倍)"
    ),
    re.compile(
        r"(?:by )?(?:what percentage|how much|how many|what percent)[^?]*? (?:would|will|did|does|do"
        r"|was|were|is|are) (?P<x>[^?]+?) (?:exceed|surpass|top|beat|outstrip|more|less|higher"
        r"|raise more|trail)[^?]*? ?(?:than|its|the)? (?P<y>[^?]+)"
    ),
    re.compile(
        r"how (?:much|many) [^?]*?(?:more|less|fewer|higher|lower|longer|shorter"
        r"|cheaper)[^?]*? (?:did|does|do|has|have|is|was|were|are) (?P<x>[^?]+?)(?: (?:raise|raised"
        r"|get|have|cost|sell|ship|make|made|take|earn|earned|spend|spent|last|hold"
        r"|held)\b[^?]*?)? than (?P<y>[^?]+)"
    ),
    re.compile(r"(?:difference|gap) between (?P<x>[^?]+?) and (?P<y>[^?]+)"),
    re.compile(r"how many times (?:its |the |their )?(?P<x>[^?]+?) (?:did|does|was|is|were) ?(?P<y>[^?]+)"),
    re.compile(
        r"what (?:percentage|percent|share|fraction|proportion) of (?P<x>[^?]+?) (?:did|does|do|is"
        r"|are|was|were|came|comes) (?P<y>[^?]+)"
    ),
)
"""Wordings with both operands in them."""
RISING = re.compile("[低少小短轻慢晚]|便宜")
"""What an order begins with that goes upwards."""
BEFORE = re.compile(
    "(?:前|上)(?:一|个)*(?:年|季度?|月|周|期|届|代|次|财年)(?:的?同期)?|去年|上年|前年|同期|此前|之前|以前|过去|原来|当初"
    "|(?:the )?(?:year|quarter|month|week) (?:before|earlier)|last (?:year|quarter|month|week)|before"
)
"""What is compared with the present of the same thing: its value stands beside the other's."""
AND = re.compile(r"、|和|与|跟|以及|还是|或者?|\bvs\b\.?|对比| and | or |,(?= ?(?:and|or) )|(?<=[a-z0-9]),(?=[a-z])")
_MEMBER = r"[^\s,:;?]+(?: (?!and |or )[^\s,:;?]+){0,4}"
SERIAL = re.compile(
    rf"(?:^(?:of |among |between )|[,:] )(?P<list>{_MEMBER}(?:, {_MEMBER})+,? (?:and|or) {_MEMBER})(?=[,?]|$)"
)
"""An English list of three or more, which a pause or the beginning sets off."""
SERIAL_CUT = re.compile(r",? (?:and|or) |, ")
PAUSE = re.compile(r"[,，:：;；?]")
LEAD = re.compile(
    r"(?:请问|问一下|把|将|给|文中|文章里?中?|这篇文章里?中?|那么?|在|按|帮我|比较一下|对比一下|到底|究竟|and "
    r"|or |the |did |does |do |is |are |was |were |which |between |has |have |had )+"
)
COUNTED = re.compile(
    "[这那]?(?:[两二三四五六七八九十几]|(?<![a-z0-9])\\d)(?:家|者|个|款|部|种|座|位|方|国|人|只|支|条|辆|台)(?:公司|企业|品牌|国家)?$"
)
"""What counts the things after the last of them: A、B、C|三家."""
LESS = frozenset(
    (
        *_LESS.split("|"),
        "lower",
        "smaller",
        "less",
        "fewer",
        "shorter",
        "cheaper",
        "lighter",
        "faster",
        "earlier",
        "older",
    )
)
"""Words by which the smaller value wins."""
MEASURES = {
    "贵": Measure.MONEY,
    "便宜": Measure.MONEY,
    "重": Measure.PHYSICAL,
    "轻": Measure.PHYSICAL,
    "厚": Measure.PHYSICAL,
    "薄": Measure.PHYSICAL,
    "久": Measure.DURATION,
    "快": Measure.DURATION,
    "慢": Measure.DURATION,
}
"""What a word of comparison measures, where it tells."""
IDLE = re.compile(
    "公司|集团|企业|机构|[两二三四五六几][家者个款部种座位方国]|[更最较比它其他她s]|比较|差|相差|差距|多少?|少|高|低|贵|大|小|一共|总共"
    "|合计|合起来|加起来|加一块儿?|加|起来|总和|几倍?|倍|百分之|百分比|百分点|相当于?|等于|占|各|分别|前后|前|后|出|要"
    "|能|得|完成|离|距|距离|还|才"
    "|much|many|more|less|than|percentage|percent|points?|difference|total|larger|higher|lower"
    "|bigger|which|who|year|by|was|did|from|to|against|how|times|or|and|in|of|on|the|do|make|up"
    "|predict|does|part|exceed|its|their"
)
"""Words that ask for a computation and tell nothing of what is computed."""
