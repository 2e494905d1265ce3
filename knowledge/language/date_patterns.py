"""Patterns of dates and times, for aligned text (lower case, half width, Simplified)."""

from knowledge.language import regex as re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
YEAR_WORDS = {"今年": 0, "本年度": 0, "去年": -1, "上年度": -1, "前年": -2, "明年": 1, "后年": 2}
OTHER_YEARS = ("同年", "当年", "该年", "次年", "翌年", "隔年", "那年")
"""Years that the text before tells; a month after them is of no known year."""
_ERAS = (
    "民国 1911|明治 1867|大正 1911|昭和 1925|平成 1988|令和 2018|顺治 1643|康熙 1661|雍正 1722|乾隆 1735|嘉庆 1795"
    "|道光 1820|咸丰 1850|同治 1861|光绪 1874|宣统 1908|洪武 1367|永乐 1402|宣德 1425|正统 1435|成化 1464|弘治 1487"
    "|正德 1505|嘉靖 1521|隆庆 1566|万历 1572|天启 1620|崇祯 1627"
)
ERAS = {name: int(year) for name, year in (entry.split() for entry in _ERAS.split("|"))}
"""Eras of modern China and Japan, and of the Ming and the Qing, with the year before their first."""
SOLAR_ERAS = ("民国", "大正", "昭和", "平成", "令和")
"""The eras whose months are those of the Gregorian calendar."""
DAY_WORDS = {
    **dict.fromkeys(("今天", "今日", "今晚", "今早", "今晨", "today", "tonight"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨晚", "昨夜", "yesterday"), -1),
    **dict.fromkeys(("前天", "前日"), -2),
    **dict.fromkeys(("明天", "明日", "明晚", "明早", "tomorrow"), 1),
    "后天": 2,
}
STEPS = {
    **dict.fromkeys(("上上", "上上个"), -2),
    **dict.fromkeys(("上", "上个", "上一", "上一个", "last", "the previous", "the last"), -1),
    **dict.fromkeys(("本", "这", "这个", "这一", "this", "the current"), 0),
    **dict.fromkeys(("下", "下个", "下一", "下一个", "next", "the next"), 1),
    **dict.fromkeys(("下下", "下下个"), 2),
}
CHINESE_WEEKDAYS = "一二三四五六日"
FIGURE_WORDS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "first": 1, "second": 2, "third": 3, "fourth": 4}

_NOUNS = "results sales earnings figures revenues elections games olympics estimates forecasts"
PLAIN_YEAR_NOUNS = frozenset(_NOUNS.split())
"""Nouns in the plural that a year may stand before; before others four figures are a count."""

_ONES = "一二三四五六七八九"
_YEAR = rf"(?:[12]\d{{3}}|[一二][〇零{_ONES}]{{3}})"
_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_ONES}])"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|[二三]?十[{_ONES}]?|[{_ONES}])"
_TO = r" ?[-~至到] ?"
_MONTH_NAME = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?![a-z])"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])\.?)"
)
_NTH = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\da-z])"
_PERIOD_END = r"(?:赛季|学年|财年)"
_NOT_IN_NUMBER = r"(?<![\d.,])"
_WEEKDAY_NAMES = "|".join(WEEKDAYS)


def _part_of_year(number: int) -> str:
    """Month and day, quarter or half, in Chinese. The names of its groups end in the number."""
    season = "|第?[一二三四]季(?!度)|q[1-4](?![a-z0-9])" if number == 1 else ""
    return (
        rf"(?:(?:(?P<months{number}>{_MONTH}) ?月?份?{_TO})?(?P<month{number}>{_MONTH}) ?月份?"
        rf"(?: ?(?:(?P<days{number}>{_DAY}) ?[日号]?{_TO})?(?P<day{number}>{_DAY}) ?[日号](?![线码楼]))?"
        rf"|(?P<quarters{number}>前[二两三]个?季度)"
        rf"|(?P<quarter{number}>第 ?[一二三四1-4] ?个?季度|(?<!前)[一二三四1-4首]季度{season})"
        rf"|(?P<half{number}>[上下]半年))"
    )


_KINDS = (
    (
        "iso",  # 2023-06-30, 2023/6, 2023.6
        r"(?<![\d.])(?P<iso_year>[12]\d{3})(?P<joint>[-/.])(?P<iso_month>1[0-2]|0?[1-9])"
        r"(?:(?P=joint)(?P<iso_day>3[01]|[12]\d|0?[1-9]))?"
        rf"(?![\d%]|[-/.]\d| ?年| ?{_PERIOD_END}| ?[万亿千百])",
    ),
    (
        "years",  # 1997-98, 1997年至1999年
        rf"(?<![\d.])(?P<from>{_YEAR}) ?年?{_TO}(?P<to>{_YEAR}(?!\d)|\d\d(?!\d))(?: ?年代?)?"
        rf"(?! ?{_MONTH} ?月|[-/.,]\d)",
    ),
    (
        "fiscal",  # 2024财年第一季度, 第一财季
        rf"(?<![\d.])(?P<fiscal_year>{_YEAR}|\d\d) ?(?:财年|财政年度|会计年度)的?"
        r"(?P<fiscal_quarter>第?[一二三四1-4]财?季度?| ?q[1-4])?|第?(?P<fiscal_alone>[一二三四1-4])财季",
    ),
    (
        "in_year",  # 2023年6月30日, 去年11月, 公元前221年
        rf"(?:(?P<era>公元前?|西元前?)? ?(?<![\d.])(?P<year>\d{{1,4}}|[一二][〇零{_ONES}]{{3}}) ?年(?![级代轻龄薪])度?"
        r"|(?P<reign>[元一二三四五六七八九十]{1,4}|\d\d?) ?年"
        r"(?= ?(?:闰|正|十|[一二三四五六七八九十]|\d\d?)[一二]? ?月)"
        rf"|(?P<era_name>{'|'.join(ERAS)}) ?(?P<era_year>\d{{1,3}}|[元一二三四五六七八九十百]{{1,4}}) ?年度?"
        rf"|(?P<other_year>{'|'.join(OTHER_YEARS)})"
        r"|(?<![以之目从])(?P<year_word>今年|去年|前年|(?<!文)明年(?!代)"
        r"|(?<![以之此战死今皇太王])后年(?![代度份间轻老产])|[本上]年度))"
        rf"(?: ?的? ?{_part_of_year(1)})?",
    ),
    (
        "century",  # 20世纪90年代, 19世纪, 上世纪
        rf"(?:(?P<century_era>[公西]元前)?(?P<nth>(?<!\d)\d{{1,2}}|二?十[{_ONES}]?|[{_ONES}]) ?"
        rf"|(?P<century_word>[上本]个?))"
        rf"世纪(?: ?(?P<century_decade>\d0|[{_ONES}]?十) ?年代)?",
    ),
    ("decade", rf"(?<!\d)(?P<decade_figures>[12]\d\d0|\d0|[{_ONES}]十) ?年代"),
    (
        "week",  # 本周四, 上周末, 周四
        r"(?:(?P<week_step>上上个?|下下个?|[上下这]个|[上下本这])(?:周|星期|礼拜)"
        r"(?:(?P<week_day>[一二三四五六日天])(?![次个年月周家])|(?P<weekend>末)|(?![期边围年刊密转遭身]))"
        r"|(?:(?<![每逢一两二三四五六七八九十几数0-9双])周|星期|礼拜)(?P<lone_day>[一二三四五六日])(?![次个年月周家]))",
    ),
    (
        "month_step",
        rf"(?P<by_months>上上个|下下个|[上下这]个|[上下本])月(?![球亮台经饼亏])(?:(?P<step_day>{_DAY})[日号])?",
    ),
    ("quarter_step", r"(?P<by_quarters>[上下]一?个?|本)季度"),
    (
        "near_day",
        r"今[天日](?!头条)|今[晚早晨]|昨[天日晚夜]|前[天日](?!本)|明[天日晚早]|(?<!先天)(?<![年月日以之])后天(?!性|免疫|失调)"
        r"|(?:yesterday|today|tonight|tomorrow)(?![a-z])",
    ),
    ("part", rf"(?<![\d.个/数几百千-])(?<!\d:){_part_of_year(2)}"),  # 6月9日, 一季度, 上半年
    ("same_month", r"同月 ?(?P<same_day>\d\d?|[一二三四五六七八九十]{1,3}) ?日"),
    ("day_alone", r"(?<![\d.第近每百/:-])(?P<lone>3[01]|[12]\d|[1-9]) ?日(?![元本圆内间游线均常语活用\d])"),
    (
        "time",  # 15:30, 下午3点, 3点半
        r"(?P<half_day>上午|下午|晚上|晚间|凌晨|早上|中午|清晨|晚|早)? ?"
        r"(?<![\d.:/])(?P<hour>2[0-4]|1\d|0?\d|十[一二]?|[一二两三四五六七八九])"
        r"(?::(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?: ?(?P<noon>[ap])\.?m\b\.?)?"
        r"| ?[点时](?:(?P<minutes>[0-5]?\d) ?分|(?P<half_hour>半)|[钟整])"
        r"| ?(?P<full_hour>[点时])(?![a-z代候期间段光尚隔\d])"
        r"| ?(?P<noon_alone>[ap])\.?m(?![a-z])\.?)",
    ),
    (
        "english_month",  # last November, June 9-11, 2023
        rf"(?:(?P<month_lead>last|this|next|in|since|by|until|from|of|during|early|late|mid) )?"
        rf"(?P<month_name>{_MONTH_NAME})"
        rf"(?: (?:(?P<month_days>{_NTH}){_TO})?(?P<month_day>{_NTH})(?!:))?"
        rf"(?:,? (?:of )?(?P<month_year>[12]\d{{3}})(?!\d))?",
    ),
    (
        "day_first",  # 9 June 2023
        rf"{_NOT_IN_NUMBER}(?:(?P<first_days>{_NTH}){_TO})?(?P<first_day>{_NTH}) (?:of )?(?P<first_month>{_MONTH_NAME})"
        r"(?:,? (?P<first_year>[12]\d{3})(?!\d))?",
    ),
    (
        "english_fiscal",  # first quarter of fiscal 2024, FY24 Q1, fiscal first quarter
        r"(?:(?P<before_fy>q[1-4]|(?:first|second|third|fourth)[ -]quarter) (?:of )?)?(?:fy ?'?|fiscal (?:year )?)"
        r"(?P<fy>[12]\d{3}|\d\d)(?!\d)(?: ?(?P<after_fy>q[1-4])(?![a-z0-9]))?"
        r"|fiscal (?P<fiscal_word>first|second|third|fourth)[ -]quarter",
    ),
    (
        "english_part",  # second quarter of 2023, 2023 Q2, 2Q23, H1 2023, first half of this year
        rf"{_NOT_IN_NUMBER}(?P<led_year>[12]\d{{3}}) ?(?P<led_part>q[1-4]|h[12])(?![a-z0-9])"
        rf"|{_NOT_IN_NUMBER}(?P<short_part>[1-4]q|[12]h) ?'?(?P<short_year>(?:20)?\d\d)(?!\d)"
        r"|(?:the )?(?P<named_part>q[1-4](?![a-z0-9])|(?:first|second|third|fourth)[ -]quarter(?![a-z])"
        r"|(?:first|second) half(?= of (?:[12]\d{3}|this|last|next|the year))|h[12](?= (?:of )?20\d\d))"
        r"(?:,? (?:of )?(?:(?P<part_year>[12]\d{3})(?!\d)|(?P<part_step>this|last|next) year|the year))?",
    ),
    (
        "english_step",  # last week, this Thursday
        rf"(?P<step>last|this|next) (?P<stretch>week(?:end)?|month|quarter|year|{_WEEKDAY_NAMES})(?![a-z])",
    ),
    ("weekday", rf"(?P<weekday_name>{_WEEKDAY_NAMES})(?![a-z])"),
    ("english_century", rf"{_NOT_IN_NUMBER}(?P<nth_century>\d{{1,2}})(?:st|nd|rd|th)[ -]century(?P<century_bc> bce?)?"),
    (
        "english_decade",
        rf"{_NOT_IN_NUMBER}(?P<long_decade>[12]\d\d0)s(?![a-z])|(?:the |')(?P<short_decade>\d0)s(?![a-z])",
    ),
    ("bc", rf"{_NOT_IN_NUMBER}(?P<bc_year>\d{{1,4}}) bce?(?![a-z])"),
    (
        "cued_year",
        r"(?:in|since|by|until|till|from|during|before|after|early|late|mid)[ -]"
        r"(?P<cued>1\d{3}|20\d\d)(?![\d%a-z]|[.,:/-]\d)",
    ),
    ("bare_year", r"(?<![\d.,$¥€£#/:a-z-])(?P<bare>(?:19|20)\d\d)(?![\d%a-z]|[.,:/-]\d)"),
)
"""Each kind of expression, tried in this order at a place; the reader of a kind in `dates.py` has its name."""

_FIRSTS = "".join(sorted({word[0] for word in (*ERAS, *OTHER_YEARS)}))
START = re.compile(
    # The first test spares most characters the others.
    rf"(?=[0-9{_ONES}十元今昨去前明后本上下这第首公西周星礼晚凌早清中{_FIRSTS}a-z'])(?:"
    rf"[0-9](?=\d* ?[年月日世点时财季至到~.:/a-z'-])|[12]\d{{3}}(?!\d)"
    rf"|[{_ONES}十](?=[〇零{_ONES}十]{{0,4}} ?[年月日世点时财季至到~-])"
    rf"|{'|'.join((*ERAS, *OTHER_YEARS, '同月'))}|元年"
    r"|今[天日年晚早晨]|昨[天日晚夜]|去年|前[天日年二两三]"
    r"|明[天日年晚早]|后[天年]|本(?:[周月季]|星|礼|年度|世)"
    r"|[上下](?:半年|年度|午|[上下]?[个一]*(?:[周月季世星礼]))|这个?[周月星礼]"
    r"|第 ?[一二三四1-4] ?个?[季财]|首季|[公西]元|周[一二三四五六日]"
    r"|星期|礼拜|晚[上间]|凌晨|早上|清晨|中午|[晚早](?=\d\d? ?[点时])"
    r"|(?<![a-z])(?:q[1-4]|h[12]|fy|fiscal|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|last|this|next|in|since|by|until|till|from"
    r"|during|before|after|early|late|mid|of|first|second|third|fourth|the|yester|today|tonight|tomorrow"
    r"|mon|tues|wednes|thurs|fri|satur|sun)|'\d0s)"
)
"""Where a moment may begin; nearly every character of a text begins none."""
MOMENT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS))
"""A moment; matched where `START` finds a beginning."""
