"""Follow-ups: what a question that leans on the one before it is in full."""

import pytest
from dialogue_articles import TURNS, Turn, left_by
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.answering.leaning import lean
from knowledge.answering.leaving import leave
from knowledge.answering.understand import understand
from knowledge.language.following import pronoun, wording
from knowledge.models import Answer, AnswerKind, Reason

FOLLOW_UPS: dict[str, dict[str, str | None]] = {
    "raised": {
        "那蓝鲸机器人呢": "蓝鲸机器人融了多少钱?",
        "蓝鲸机器人呢?": "蓝鲸机器人融了多少钱?",
        "那谷歌呢": "谷歌融了多少钱?",
        "投后估值呢": "云岭科技的投后估值",
        "估值?": "云岭科技的估值",
        "谁领投的": "云岭科技 谁领投的",
        "什么时候宣布的?": "云岭科技 什么时候宣布的?",
        "它的估值呢": "云岭科技的估值",
        "该公司的估值是多少": "云岭科技的估值是多少",
        "其创始人是谁": "云岭科技的创始人是谁",
        "不是,我问的是估值": "云岭科技的估值",
        "我问的是估值": "云岭科技的估值",
        "为什么": "为什么云岭科技融了",
        "谁说的": "云岭科技融了,谁说的",
        "这是哪家媒体报道的": "云岭科技融了,这是哪家媒体报道的",
        "花在哪里": "云岭科技 花在哪里",
        "什么时候": "什么时候云岭科技融了",
        "CEO 是谁?": "云岭科技的CEO是谁?",
        "创始人多大年纪": "云岭科技的创始人多大年纪",
        "回达估值多少": None,
        "昭孚市值多少?": None,
        "要交税费多少": "云岭科技 要交税费多少",
        "蓝鲸机器人裁了多少人?": None,
        "今天上海天气怎么样": None,
        "那星野影业的估值呢": None,
        "YunLing 呢": "YunLing融了多少钱?",
        "松涛资本领投了谁": None,
        "你好": None,
        "公司有多少员工": "云岭科技有多少员工",
        "这家公司在哪": "云岭科技在哪",
        "折合美元呢": "云岭科技融了多少美元?",
        "跟谁一起投的": "云岭科技 跟谁一起投的",
        "第三季度呢": "云岭科技第三季度融了多少钱?",
        "那到 9 月底呢": "云岭科技到9月底融了多少钱?",
        "多少钱": "云岭科技融了多少钱",
        "腾讯呢": "腾讯融了多少钱?",
        "那台积电呢": "台积电融了多少钱?",
        "那天衢呢": "天衢融了多少钱?",
        "他们家的估值多少": "云岭科技的估值多少",
        "其中谷歌出了多少": "云岭科技 其中谷歌出了多少",
    },
    "led": {
        "什么时候": "什么时候领投了云岭科技的B轮",
        "这家公司的总部在哪": "松涛资本的总部在哪",
        "谁说的": "领投了云岭科技的B轮,谁说的",
    },
    "founder": {
        "他多大": "许望舒多大",
        "她以前在哪工作": "许望舒以前在哪工作",
        "他今年几岁了": "许望舒今年几岁了",
        "这个人多大": "许望舒多大",
        "那蓝鲸机器人的呢": "蓝鲸机器人的创始人是谁?",
        "他离开谷歌了没": "许望舒离开谷歌了没",
        "那 CFO 呢": "云岭科技的CFO是谁?",
        "他的学历呢": "许望舒的学历",
        "公司哪年成立的": "云岭科技哪年成立的",
        "它有多少员工": "云岭科技有多少员工",
    },
    "revenue": {
        "第三季度呢?": "云岭科技2024年第三季度营收多少?",
        "2023 年呢": "云岭科技2023年营收多少?",
        "那上一季呢": "云岭科技上一季营收多少?",
        "去年呢": "云岭科技去年营收多少?",
        "蓝鲸机器人呢": "蓝鲸机器人2024年第二季度营收多少?",
        "净利润呢": "云岭科技2024年第二季度净利润多少?",
        "毛利率呢?": "云岭科技2024年第二季度毛利率多少?",
        "那蓝鲸机器人第三季度呢": "蓝鲸机器人2024年第三季度营收多少?",
        "同比增长多少": "云岭科技营收 同比增长多少",
        "为什么": "为什么云岭科技2024年第二季度营收",
    },
    "trained": {
        "256 块呢?": "256块H100训练云雀-2用了多久?",
        "那 1024 块呢": "1024块H100训练云雀-2用了多久?",
        "用了多少块卡": "H100训练云雀-2 用了多少块卡",
        "花了多少钱": "H100训练云雀-2 花了多少钱",
        "为什么": "为什么512块H100训练云雀-2用了",
        "它有多少参数": "H100训练云雀-2有多少参数",
    },
    "plant": {
        "成都工厂呢": "成都工厂今年产量多少?",
        "成都的呢": "成都今年产量多少?",
        "那去年呢": "杭州工厂去年产量多少?",
        "明年产量呢": "杭州工厂明年产量多少?",
        "投资多少": "杭州工厂 投资多少",
        "在哪里": "杭州工厂 在哪里",
        "员工呢": "杭州工厂的员工",
        "有多少工人?": "杭州工厂 有多少工人?",
        "谁建的": "杭州工厂 谁建的",
    },
    "lottery": {
        "半马呢": "半马中签率是多少?",
        "那半马呢?": "半马中签率是多少?",
        "报名费呢": "全马的报名费",
        "报名费多少": "全马的报名费多少",
        "女子组呢": "女子组中签率是多少?",
        "去年呢": "全马去年中签率是多少?",
        "为什么这么低": "全马中签率 为什么这么低",
    },
    "layoffs": {
        "9 月呢": "蓝鲸机器人9月裁了多少人?",
        "为什么": "为什么蓝鲸机器人6月裁了人",
        "为什么裁": "蓝鲸机器人 为什么裁",
        "云岭科技呢": "云岭科技6月裁了多少人?",
        "补偿怎么算": "蓝鲸机器人 补偿怎么算",
        "它还有多少员工": "蓝鲸机器人还有多少员工",
        "裁的是哪些部门": "蓝鲸机器人 裁的是哪些部门",
        "什么时候开始的": "蓝鲸机器人 什么时候开始的",
    },
    "bought": {
        "花了多少钱?": "松涛资本收购了星野影业 花了多少钱?",
        "报名费呢,全马的": None,
        "多少钱": "松涛资本收购了公司多少钱",
        "它是谁创办的": "松涛资本是谁创办的",
        "这家被收购的公司有多少人": "星野影业有多少人",
        "什么时候宣布的": "松涛资本 什么时候宣布的",
        "那云岭科技呢": "云岭科技收购了哪家公司?",
        "为了什么": "为了什么松涛资本收购了公司",
    },
    "shares": {
        "那市值呢": "青禾汽车市值多少?",
        "那净利润呢": "青禾汽车净利润涨了多少?",
        "云岭呢": "云岭股价涨了多少?",
        "为什么": "为什么青禾汽车股价涨了",
    },
    "unlisted": {
        "它是谁办的": "更岚科技是谁办的",
        "冷库呢": "更岚科技有多少座冷库",
        "不是,我问的是更岚科技谁创办的": "更岚科技谁创办的",
        "去年捏": "更岚科技去年有多少座仓库",
    },
    "unknown": {
        "那云岭科技呢": "云岭科技的估值是多少?",
        "营收呢": "蓝鲸机器人的营收是多少?",
        "那它的营收呢": "蓝鲸机器人的营收",
        "为什么": "为什么蓝鲸机器人的估值是",
        "谁估的": "蓝鲸机器人的估值是,谁估的",
        "松涛资本的呢": "松涛资本的估值是多少?",
    },
    "margin": {
        "那谷川精密呢": "谷川精密第二季毛利率多少?",
        "前一季呢": "嵐光電子前一季毛利率多少?",
        "營收呢?": "嵐光電子第二季營收多少?",
        "為什麼下滑": "嵐光電子毛利率 為什麼下滑",
        "它的營收是多少": "嵐光電子的營收是多少",
        "誰說的": "嵐光電子第二季毛利率,誰說的",
        "這是誰說的": "嵐光電子第二季毛利率,這是誰說的",
        "那聯電的毛利率是多少": None,
        "這季呢": "嵐光電子這季毛利率多少?",
    },
    "executive": {
        "他多大年紀": "葉清和多大年紀",
        "他說了什麼": "葉清和說了什麼",
        "那谷川精密呢": "谷川精密的執行長是誰?",
        "公司營收多少": "葉清和營收多少",
        "那財務長呢": "嵐光電子的財務長是誰?",
    },
    "wafer": {
        "3 奈米呢?": "3奈米晶圓一片多少錢?",
        "那 7 奈米呢": "7奈米晶圓一片多少錢?",
        "誰說的": "5奈米晶圓一片,誰說的",
        "為什麼漲價": None,
        "什麼時候調漲": None,
    },
    "round": {
        "and its valuation?": "Brightwell Energy's valuation",
        "What about Quantia Labs?": "How much did Quantia Labs raise?",
        "And Quantia Labs?": "How much did Quantia Labs raise?",
        "Quantia Labs?": "How much did Quantia Labs raise?",
        "When?": "When (did Brightwell Energy raise)?",
        "when was that announced?": "when was that announced (Brightwell Energy)?",
        "Who led it?": "Who led Brightwell Energy?",
        "who's the CEO?": "who's the ceo (Brightwell Energy)?",
        "says who?": "says who (did Brightwell Energy raise)?",
        "who said that?": "who said that (did Brightwell Energy raise)?",
        "no, I meant the valuation": "valuation (Brightwell Energy)?",
        "I meant the valuation": "valuation (Brightwell Energy)?",
        "Why?": "Why (did Brightwell Energy raise)?",
        "At what valuation?": "At what valuation (Brightwell Energy)?",
        "how much has it raised in total?": "how much has Brightwell Energy raised in total?",
        "And last year?": "How much did Brightwell Energy raise last year?",
        "And two years ago?": "How much did Brightwell Energy raise two years ago?",
        "And Citi (花旗)?": "How much did Citi (花旗) raise?",
        "How many employees does it have?": "How many employees does Brightwell Energy have?",
        "Where is the company based?": "Where is Brightwell Energy based?",
        "What is Quantia Labs?": None,
        "thanks": None,
        "what will they do with the money?": "what will Brightwell Energy do with the money?",
        "And Google?": "How much did Google raise?",
        "For what?": "For what (did Brightwell Energy raise)?",
        "What's their plan?": "what's Brightwell Energy's plan?",
        "hello": None,
    },
    "boss": {
        "How old is she?": "How old is Mara Okafor?",
        "What did she say?": "What did Mara Okafor say?",
        "what is her salary?": "what is Mara Okafor's salary?",
        "When did he take over?": "When did Mara Okafor take over?",
        "And Quantia Labs's?": "Who is Quantia Labs chief executive?",
        "where is the plant?": "where is the plant (Brightwell)?",
        "What about the CFO?": "CFO (Brightwell)?",
    },
    "lender": {
        "What else did it fund?": "What else did Brightwell Energy fund?",
        "how much did they put in?": "how much did Brightwell Energy put in?",
        "when?": "when (led Brightwell Energy round)?",
        "And Quantia Labs'?": "Quantia Labs (Brightwell Energy)?",
    },
    "india": {
        "And China?": "What was the share of sales in China?",
        "What about Vietnam?": "What was the share of sales in Vietnam?",
        "Vietnam?": "What was the share of sales in Vietnam?",
        "And in 2023?": "What was the share of sales in India in 2023?",
        "says who?": "says who (share of sales in India)?",
    },
    "silent": {
        "And Brightwell Energy?": "How many employees does Brightwell Energy have?",
        "what about its valuation?": "Quantia Labs's valuation",
        "Who runs it?": "Who runs Quantia Labs?",
    },
}
"""For each turn the questions that may follow it, each with what it is in full; None where it stands by itself."""
CASES = [
    pytest.param(turn, question, full, id=f"{turn}: {question}")
    for turn, questions in FOLLOW_UPS.items()
    for question, full in questions.items()
]


@pytest.mark.parametrize(("turn", "question", "full"), CASES)
def test_what_was_left_out_is_filled_in(articles: Knowledge, turn: str, question: str, full: str | None) -> None:
    """Ellipsis, pronouns, dropped subjects and attributes, corrections; what stands by itself inherits nothing."""
    with articles.store.read():
        asked = understand(question, articles.store)
        assert lean(question, asked, left_by(TURNS[turn], articles), articles.store).understood == full


@given(st.text(max_size=60))
def test_any_text_can_follow(articles: Knowledge, text: str) -> None:
    """Whatever is typed after a question, it is read, and the spans that are kept of it lie in its text."""
    store = articles.store
    with store.read():
        leaning = lean(text, understand(text, store), left_by(TURNS["raised"], articles), store)
    kept = leaning.sketch
    for start, end in (kept.asks, kept.focus, *kept.names, *kept.times):
        assert 0 <= start <= end <= len(kept.text)


@given(st.text(max_size=40))
def test_wording_lies_in_the_text(folded: str) -> None:
    """What leads in and rounds off is taken from the ends, and a pronoun stands somewhere."""
    words = wording(folded)
    assert 0 <= words.start <= words.end <= len(folded)
    found = pronoun(folded)
    assert found is None or 0 <= found.start < found.end <= len(folded)


@pytest.mark.parametrize(
    ("folded", "said"),
    [
        pytest.param("那台积电呢", "台积电", id="a word begins with the measure word"),
        pytest.param("那天衢呢", "天衢", id="a name that no list holds"),
        pytest.param("好的,那份额呢", "份额", id="after another word that leads in"),
        pytest.param("那家店呢", "那家店", id="a thing is pointed at"),
        pytest.param("那个人呢", "那个人", id="somebody is pointed at"),
        pytest.param("那天呢", "那天", id="a day is pointed at"),
    ],
)
def test_that_leads_in_or_points(folded: str, said: str) -> None:
    """那 before what may be a measure word points at a thing, unless that begins a word or a name."""
    words = wording(folded)
    assert folded[words.start : words.end] == said


def test_a_company_is_no_person(articles: Knowledge) -> None:
    """After questions about a person 公司 is what the dialogue was about before."""
    store = articles.store
    with store.read():
        founder = left_by(TURNS["founder"], articles)
        asked = lean("他今年多大", understand("他今年多大", store), founder, store)
        unknown = Answer(AnswerKind.UNKNOWN, asked.question.language, 0.0, reason=Reason.NOT_IN_ARTICLE)
        after = leave(asked, unknown, founder, store)
        assert (
            lean("公司有多少员工", understand("公司有多少员工", store), after, store).understood == "云岭科技有多少员工"
        )


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        pytest.param("有多少人受影响", "有多少人受影响", id="it goes on as in the articles"),
        pytest.param("门店人受不足吗", "门店人手不足吗", id="it does not"),
    ],
)
def test_what_reads_well_is_not_mended(articles: Knowledge, typed: str, mended: str) -> None:
    """人受 sounds like 人手, but 受影响 stands in the articles."""
    with articles.store.read():
        assert understand(typed, articles.store).folded == mended


def test_a_place_is_added(articles: Knowledge) -> None:
    """A place is put in where the question had none by name; it takes no company's place."""
    store = articles.store
    with store.read():
        context = left_by(Turn("云岭科技全国产量多少?"), articles)
        asked = lean("在上海呢", understand("在上海呢", store), context, store)
    assert asked.understood == "云岭科技在上海产量多少?"


@pytest.mark.parametrize(
    ("folded", "points"),
    [
        pytest.param("how long did it take nvidia to train gpt-3", False, id="it takes somebody to do something"),
        pytest.param("is it true that runway raised money", False, id="it is true that"),
        pytest.param("how long did it take?", True, id="what took so long was told before"),
        pytest.param("what is it worth", True, id="what was told before"),
    ],
)
def test_an_it_may_point_at_nothing(folded: str, points: bool) -> None:
    """What follows tells whether it stands for what was told before."""
    assert (pronoun(folded) is not None) is points
