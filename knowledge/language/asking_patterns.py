"""The wordings of questions, Chinese and English, that tell what kind of answer they want."""

from knowledge.language import regex as re
from knowledge.language.asked import Asked
from knowledge.language.characters import HAN

WHAT = "(?:什么|甚么|啥|咩嘢?|乜嘢?)"
MANY = "(?:几|多少|几多)[十百千万亿]*"
END = r"(?:来的|东西|呀|啊|呢|吧|[?!。.\s])*$"
OTHER_WORD = re.compile("[然才使轻]")
"""What goes on from a day or year to another word: 天然, 年轻; but not 天上映."""
OPEN_END, MARK = re.compile(END), re.compile("[,;。?!:]")
CURRENCY = "钱|美元|美金|元|块钱|块(?=[?。!了]|$)|人民币|欧元|英镑|日[元圆]|新?台币|港[元币]|资金"
UNIT = "公[里尺分]|[千厘毫纳]?米|公斤|千?克|吨|公顷|亩|摄氏度|度|里|英[里尺]|海里|岁|伏|瓦|赫兹?|毫?升|倍|[kcmn]?m|kg"
_CHINESE = (
    (Asked.PERSON, r"^谁(?!都|也)"),  # who says "in a few years" is still who
    # 为什么 is a reason unless it names (被称为什么) or ends the question ("首都为何?")
    (Asked.REASON, rf"(?<![称作成变视名列定改认封化以分译誉设选转行])为(?:{WHAT}|何)(?!{END})"),
    (
        Asked.REASON,
        rf"为了(?:[干做搞])?(?:{WHAT}|嘛)|图(?:个|的是)?{WHAT}(?={END})|(?:由于|因为?){WHAT}|[因缘]何|何以|[怎咋]么?(?:会|没|不|就|反而|反倒|又|还|才|突然|总是|老是)|凭{WHAT}|点解",
    ),
    (Asked.DURATION, rf"多久|几耐|多长(?:的)?时间|{MANY}(?:的)?时间|{MANY}个月"),
    (Asked.DURATION, rf"(?<![元这那近])(?<!再过){MANY}个?(?:小时|分钟|钟头|秒钟?|天|周年?|星期|礼拜|年(?!来))"),
    (
        Asked.DATE,
        rf"(?:{WHAT}|何)(?:时[候后间期代刻]|年代|年份?|月份?|日期|日子)|何[时日]|(?<!的){WHAT}时(?![尚装差辰])|(?:星期|周|礼拜)几",
    ),
    (Asked.DATE, r"几(?:月几[日号]|时|点钟?|月份?|号(?!线)|日)"),
    (Asked.DATE, r"哪个?节日?(?=之?[前后以])"),
    (Asked.DATE, r"[哪边]一?个?(?:年|天|月份?|日|号|季度?|时候|星期|周)"),
    (Asked.SHARE, rf"百分之{MANY}|{MANY}个?百分[点比]|几成|几分之几"),
    (Asked.SHARE, rf"占(?:了|到|有)?(?:大?约)?{MANY}(?=的?比|{END}|,)"),
    (
        Asked.SHARE,
        r"(?:(?<=[涨跌升降])|(?<=增长)|(?<=下滑)|(?<=[涨跌升降]得)|(?<=[涨跌升降]得有))多(?:猛|凶|惨|狠|快|厉害)",
    ),
    (Asked.RANK, r"第几|第多少|排名?(?:在|到|行|第)?(?:几|多少|老几)|前几[名位]|排名(?:如何|怎么?样)"),
    (Asked.MONEY, rf"{MANY}(?:{CURRENCY})|(?<=花了|花费|耗资|斥资|融资|筹集|募集|赚了|捐了)多少(?={END}|,)"),
    (Asked.MONEY, rf"(?:{WHAT}|何|多少)(?:样的)?价(?![值])"),
    (Asked.COUNT, r"多大(?:的)?(?:盘子?|规模|体量)|哪一?[个道]?(?:量级|数量级|大关|关口|台阶)|什么(?:量级|数量级)"),
    (Asked.MEASURE, rf"(?:多|几(?=.{END}))[大长高远重宽深快厚热冷老]|{MANY}(?:平方|立方)?(?:{UNIT})"),
    # an approximate number (近几年, 最后几天) asks nothing
    (Asked.COUNT, rf"(?:(?<![这那近前后好上下头数十])|(?=多少)){MANY}(?![乎何率经近许])|几何(?={END})"),
    (Asked.PLACE, r"哪[里儿]|哪边|(?<!任)何[处地方]|边度"),
    (Asked.PERSON, r"谁|(?<!任)何人|何许人也?"),
)
CHINESE = tuple((kind, re.compile(words)) for kind, words in _CHINESE)
UNITED = frozenset({Asked.DURATION, Asked.DATE, Asked.MONEY, Asked.MEASURE})
"""Kinds whose patterns end with a unit, which must be a word: 多少天, but not 多少天然气."""
WHICH = re.compile(
    rf"哪(?:一?个(?=人)|[一两二三四五几]|些)?|边一?(?=[个位间家])|(?<=[有以由于从至到被遭为是居向])何|何(?=[种者事]|{END})"
    rf"|{WHAT}(?:(?:样|类型|种类|种|类)(?:子?的)?)?"
)
MEASURED = dict.fromkeys(
    "个座种类项款部支条届场件本张块片台辆架艘首集篇层级颗只头匹棵幅门次批股段组套代道列根枚笔封粒瓶份盒桶杯趟宗",
    Asked.THING,
)
MEASURED |= dict.fromkeys("家间所队党", Asked.ORGANISATION) | dict.fromkeys("位名任", Asked.PERSON)
MEASURED |= dict.fromkeys("国省州市县区镇村", Asked.PLACE)
"""Measure words, and what they mean without a noun: 哪家 an organisation, 哪位 a person."""
MANNER = re.compile(r"(?:如何|怎么样?|怎样|咋样?|点样)(?P<named>称呼|叫)?")
NAMED = re.compile(r"(?:(?P<called>叫)|称|称之?为|称作|叫[做作]|名为|名叫|改为|命名为|取名)$")
DEFINITION = re.compile(
    rf"^(?:请问)?(?:{WHAT}(?:是|叫做?)|何谓|何为)[^的]+$"
    rf"|是(?:一?[个家种款间所])?{WHAT}(?:样的)?(?:公司|企业|机构|来头|人物?|组织|模型|玩意|单位|平台){END}"
    rf"|(?<![叫称])(?<!为了)(?:[做干搞]{WHAT}|干[嘛吗])(?:用|工作|业务|生意)?的?{END}|{WHAT}意思|何意|何方神圣"
    r"|^(?:请)?(?:简单)?(?:介绍|解释|说说|讲讲)|^(?:tell me about|define)\b"
    r"|\bwhat do(?:es)? [\w. '-]+ (?:do|mean)\b|\bwhat (?:kind|sort|type) of \w+ (?:is|are|was)\b"
)
MEANING = re.compile(rf"{WHAT}意思|何意|\bwhat do(?:es)? [\w. '-]+ mean\b|\bmeaning of\b")
"""Asks what a word means, rather than what the thing is."""
MEANT = re.compile(
    r"意思|意为|意味|意指|指的|是指|即|也就是|就是说|所谓|换言之|代表|全称|简称|又称|俗称|译为"
    r"|\b(?:means?|meaning|meant|stands? for|short for|refers? to|known as)\b"
)
"""Tells what a word means."""
BEING = re.compile(
    rf"^(?P<subject>[^的,;:]+?)(?:到底|究竟|又)?(?:指?是|系|指的?是?)个?(?:{WHAT}|(?P<who>谁|哪位|何许人也?|边个)){END}"
)
LONGEST_SUBJECT = 12
_DEGREES = "大小多少高低长短快慢贵远近早晚重轻厚薄深浅宽窄难"
"""Adjectives that ask how much by 贵不贵, rather than whether."""
YES_NO = re.compile(
    r"(?:吗|嘛|(?<![什甚怎多那])么|[了过]没有?|了不|(?<![沉淹出吞埋覆湮隐还有])没有?)[啊呀呢]?[\s?。!~]*$|是否|系咪|有没有|有冇"
    rf"|有无|可不可以|(?![{_DEGREES}])(?P<verb>[^\W\d_a-z])[不没](?P=verb)"
    r"|^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b(?! (?:you|anyone|we)\b)"
)
ANY_QUESTION_WORD = re.compile(rf"{WHAT}|多少|谁|[哪何]|几[个家人]|怎么?样|边[个度]")
ENGLISH_QUESTION = re.compile(
    r"\b(?:who(?:m|se)?|what|which|where|why|how|when(?![^,?]*,.*\b(?:who|what|which|how|where|why)))\b"
)
_MONEY_VERB = (
    r"(?<!the )(?<!\ba )(?:cost|worth|valued at|fetch(?:ed)?|(?:sell|selling|sold|rent|go|auctioned) for|charge"
    r"|pay(?:ing)?(?! (?:attention|rise))|paid|earn|raised?(?! (?:concern|question|doubt)s?))\b"
    r"|\b(?:as|in) (?:revenues?|profits?|sales|income|losses)\b"
)
"""What tells money by itself: "what does a ticket cost", "what is it worth", "what did they report as revenue"."""
_ENGLISH = (
    (Asked.MONEY, rf"what(?='?s? (?:do|does|did|is|are|was|were|would|will|has|have)\b[^?,]*\b{_MONEY_VERB})"),
    (Asked.COUNT, r"what to what"),
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
ENGLISH = tuple((kind, re.compile(rf"(?:{words})(?!\w)")) for kind, words in _ENGLISH)
ENGLISH_WORD = re.compile(r"\s?(?P<word>[a-z][a-z\d\-]*)(?P<owner>'s?(?!\w))?")
ASKS_NOUN = re.compile(
    r"(?:what|which|who(?:m|se)?)(?: of)?(?P<is>'s|'re| (?:is|are|was|were))?(?: an?\b)?"
    r"(?P<the> (?:the|these|those|its|their|his|her))?\b"
)
STOP = re.compile(
    "of|in|for|at|by|on|to|from|with|did|do|does|is|was|are|were|has|have|had|will|would|can|could|should|that|who|which"
    "|how|when|where|as|and|or|than|behind|it|they"
)
LEFT_OPEN = re.compile(
    r"(?:(?P<reason>因为|由于|为了|(?:原因|目的)[是为])|是|为|叫|叫做|有|位于|在|由|包括|于)[?:…_\s]*$"
)
SEVERAL = re.compile(
    r"哪些|哪(?:两|二|三|四|五|几)|[都有](?:谁|什么人)|分别|哪.{0,6}[和与及]哪|列举|列出|\bwho else\b|\blist\b"
    r"|\bwhich (?:two|three|four|five|(?!(?:is|was|has|does)\b)[a-z]+[^\Ws]s)\b|\bwhat are\b|\bwho (?:are|were)\b"
)
THAT_FOR_WHICH = re.compile(r"(?<=[是在被由有为])那(?=[一两几]?[年国月天家位款种里儿个些])")
"""那 for 哪, which sound alike, in a text that asks nothing else: 是那年创办的."""
HAN_RUN = re.compile(f"[{HAN}]+$")
CLOCK = frozenset(
    ("opening", "closing", "start", "starting", "end", "finishing", "local", "departure", "arrival", "launch")
)
"""What makes "the ... time" a time of day; any other is how long something takes: "the average waiting time"."""
IMPERATIVE = re.compile(r"(?:please )?(?:name|give(?: me)?|state|find) (?:the|a|an)\b")
LATELY = re.compile(r"\s*(?:现在|目前|如今|当前|now|today|currently)?[?。\s]*$")
"""What may follow the noun that a keyword question ends in."""
FINAL = re.compile(rf"(?:是哪[家位][^,的是]{{0,4}}|叫做?{WHAT}名?字?){END}")
"""A question that ends so asks just this, whatever else it tells: "能挣多少钱的是哪家"."""
LINK = re.compile(
    "目标|预期|水平|指引|现在|目前|如今|是|为|叫做?|名叫|称[为作]|有|达到?|升[到至]|占|[一总]共|等于|约为|应该|可能|需?要|用|可以"
)
MODIFIERS, NAMES, NOT_NOUNS = frozenset("abmd"), frozenset("PLOZ"), frozenset("vdfspcruym")
"""Tags of the lexicon: what may stand before a noun, what names, and what is no noun."""
ATTRIBUTE = re.compile("(?:首都|首府|省会|总部|位置|地点|国籍|故乡|家乡|籍贯|祖籍|[出原发].地)$")
"""Places and organisations that something has, as against what a name may end with: 法国首都, but 网易公司."""
REACH = 16
"""Characters around the question words in which their noun is looked for."""
