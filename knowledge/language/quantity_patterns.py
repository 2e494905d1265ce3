"""Patterns of quantities: what a number expression begins with, what may stand before, after and between numbers."""

from knowledge.language import regex as re
from knowledge.language.numerals import ENGLISH, ENGLISH_START, NUMERAL, SCALES

_FIRST_TEN = "first second third fourth fifth sixth seventh eighth ninth tenth"
ORDINALS = {word: place for place, word in enumerate(_FIRST_TEN.split(), start=1)}
_ORDINAL_WORDS = "|".join(ORDINALS)
_BEST = r"(?:best|most|least|worst|[a-z]{3,}est)\b"
PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_NO_QUANTITY = (
    r"四处|四周(?!后|前|内|时间|以|之)|一元[化论二]|三番|千[家方]万|千方百计|成千上万|一部分|一个个|一次次|一家家|一天到晚|千万(?![元美日人名个块吨港欧])"
    r"|第(?:一时间|一手|一线|一性|一夫人|三方|三者|三世界)|二人转"
    r"|(?<![\d.])\d+(?:\.\d+){2,}|(?<!\d)\d+(?:-\d+){2,}|(?<![\d.,])0\d+(?![.\d])|\[\d+\]|(?<![\d/.])(?!\d/(?:10|\d)(?![\d/.]))\d+(?:/\d+)+"
)
_SYMBOL = (
    r"(?:us\$|hk\$|nt\$|[acs]\$|[$¥￥€£₩₹₽]|(?:usd|cny|rmb|eur|gbp|jpy|hkd|twd|krw)(?=[ \d])"
    r"|人民币|港币|港元|新台币|台币|美元|美金|日元|日币)"
)
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_SEVERAL_OF = r"(?=[年月天日周家个名次种人项部款座位秒毫微纳岁]|小时|分钟|星期)"
_NOT_SEVERAL = "参总次人多少函指分系倍整基奇偶常变级岁读无户票点负正小位代计算字个件张条招"
_PLACE = r"(?:\d+|[零〇一二三四五六七八九十百千万]+)"
_PART = r"(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万点]+)"
START = re.compile(
    # The first test spares most characters the others.
    r"(?=[0-9零〇一二两三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟第数几半好负人港美新台日$¥￥€£₩₹₽#\[a-z-])(?:"
    r"[0-9零〇一二两三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟第数几半$¥￥€£₩₹₽#\[]"
    rf"|好几|负[0-9]|(?:人民|[港美]|新台|台)[币元金]|人民币|新台币|日[元币]|-[0-9]|(?<![a-z])(?:{ENGLISH_START}|{_ORDINAL_WORDS}"
    r"|no|number|us|hk|nt|[acs]\$|usd|cny|rmb|eur|gbp|jpy|hkd|twd|krw)(?![a-z]))"
)
"""Where a quantity may begin; nearly every character of a text begins none."""
HEAD = re.compile(
    rf"(?P<word>{_NO_QUANTITY})"
    rf"|第 ?(?P<ordinal>{_PLACE})"
    rf"|(?<![a-z0-9])(?P<rank>\d+(?:st|nd|rd|th)(?![a-z])|#\d+|no\. ?\d+|number \d+"
    rf"|(?:{_ORDINAL_WORDS})(?=[ -]{_BEST}))"
    rf"(?P<best>[ -]{_BEST})?"
    rf"|(?:(?P<whole>{_PLACE})又)?(?P<denominator>{_PLACE})分之(?P<numerator>{_PART})"
    r"|(?P<half>一半|半数|(?<=[过近])半(?![年月天小个世周分星秒岁])|half(?= (?:of|the|its|their|all)\b))"
    r"|(?P<fraction>(?:a|one|two|three|four|nine)(?:-(?:third|quarter|fifth|tenth)s?(?![a-z])"
    r"| (?:third|quarter|fifth|tenth)s?(?= of )))"
    r"|(?<![\d/.])(?P<part>\d)/(?P<parts>10|\d)(?![\d/.])"
    rf"|(?P<vague>(?:(?<![{_NOT_SEVERAL}])数|好几){_SEVERAL_OF}"
    r"|(?<![上下前后大一多夜])半(?=年|个|小时|天|周(?!年)|分钟|月|星期|公里|米|岁))"
    rf"|(?P<symbol>{_SYMBOL})? ?(?P<minus>(?<![\w%)°-])-|负|零下)?(?:"
    rf"(?P<run>{NUMERAL})(?:(?<=\d)(?P<gap>[ -]?)(?P<scale>{_SCALE})s?(?![a-z0-9]))?"
    rf"|(?<![a-z-])(?P<words>{ENGLISH})(?![a-z]))"
)
"""A quantity's number with what belongs before it; matched where `START` finds a beginning."""
DETERMINERS = frozenset("这那另每某下上前后新同任哪唯统之逐单万专不进再又周期首独合划归")
"""What makes 一 before a measure word point at a thing or no number: 这一家, 统一, 下一代."""

MORE = re.compile(r"[多余](?![家个种名位次项款条样方元数少么国地人重边年])")
"""多 after a unit, as in 五成多 and 一年多, but not 3年多次."""
INNER = re.compile(r" ?个(?P<inner>[多余来半])(?P<time>小时|月|钟头|星期|礼拜|世纪)")
AND_A_HALF = re.compile(r"半(?![导岛球决])")
PERCENT = re.compile(r"[一二三四五六七八九半](?![家个种名位次项款条张块百千万亿十成])")
"""What follows 成 and tells the percents beyond the tenths: 一成五, 三成半."""
YEAR_GIVEN = re.compile(r"\((?:公元)?\d{3,4}(?:年|\))")
"""What follows the year of a reign, which is no length: 三十六年(1608年)."""
BETWEEN = re.compile(r" ?(?:(?P<loose>-|to|and|与|和)|[~至到]) ?")
PAIRED = ("between", "介于", "之间")
FROM = ("从", "由", "自", "from")
NAME_BEFORE = re.compile(r"[a-z][\w.-]* $")
NOUN = re.compile(r" ([a-z]{3,}(?<!s)s)(?![a-z])")
_NO_NOUNS = "this does plus towards always versus perhaps besides times others theirs hers yours thus was has"
NO_NOUN = frozenset(_NO_NOUNS.split())
"""Words that end in s and are no nouns in the plural."""
LIST_ITEM = re.compile(r"[.、)）](?!\d)")
