"""Several questions in one message: where they part, what later ones take from earlier ones, what is answered."""

import pytest

from knowledge import Knowledge
from knowledge.answering.parts import parts, paused
from knowledge.answering.turn import turn
from knowledge.models import AnswerKind, Language, Reason
from knowledge.phrasing.several import numbered

SEVERAL = (
    ("MosaicML 被哪家公司買走?多少錢", ["MosaicML 被哪家公司買走?", "多少錢"]),
    ("A 是谁?B 呢?", ["A 是谁?", "B 呢?"]),
    ("1. 英伟达市值多少\n2. Runway 估值多少\n3. 作者是谁", ["英伟达市值多少", "Runway 估值多少", "作者是谁"]),
    ("英伟达市值多少\nRunway 估值多少", ["英伟达市值多少", "Runway 估值多少"]),
    ("谁投资了 Runway,花了多少钱", ["谁投资了 Runway", "花了多少钱"]),
    ("CoreWeave 拿到誰的投資？各多少？", ["CoreWeave 拿到誰的投資？", "各多少？"]),
    ("箭橋科技的董事長是誰？遠穹動力的技術長又是誰？", ["箭橋科技的董事長是誰？", "遠穹動力的技術長又是誰？"]),
    ("Who founded Inflection AI and when was it founded?", ["Who founded Inflection AI", "when was it founded?"]),
    ("What is Runway? How much did it raise?", ["What is Runway?", "How much did it raise?"]),
    ("英伟达市值多少;Runway 估值多少", ["英伟达市值多少", "Runway 估值多少"]),
    ("Runway 是做什么的,成立于哪年,估值多少", ["Runway 是做什么的", "成立于哪年", "估值多少"]),
    ("哪些公司投了 Runway,分别投了多少", ["哪些公司投了 Runway", "分别投了多少"]),
    ("Where is it based, and who is the CEO?", ["Where is it based", "who is the CEO?"]),
    ("(1)谁收购了 MosaicML?(2)花了多少?", ["谁收购了 MosaicML?", "花了多少?"]),
    ("英伟达市值\nRunway 估值", ["英伟达市值", "Runway 估值"]),
    ("你好!英伟达市值多少?Runway 呢?谢谢!", ["你好!英伟达市值多少?", "Runway 呢?"]),
    ("谁收购了光年之外?什么时候?为什么?", ["谁收购了光年之外?", "什么时候?", "为什么?"]),
    ("Who is its CEO, and which individuals backed it?", ["Who is its CEO", "which individuals backed it?"]),
    ("她做了什么、公司又做了什么", ["她做了什么", "公司又做了什么"]),
    ("Who bought MosaicML and for how much?", ["Who bought MosaicML", "for how much?"]),
    ("what is Pi? who made it?", ["what is Pi?", "who made it?"]),
    ("Databricks 收購了誰？金額是多少？", ["Databricks 收購了誰？", "金額是多少？"]),
    ("第一,英伟达市值多少?第二,谁投资了 Cohere?", ["英伟达市值多少?", "谁投资了 Cohere?"]),
    ("一共四个问题?市值多少?股价多少?营收多少?", ["一共四个问题?", "市值多少?", "股价多少?"]),
)
"""Messages with the questions in them."""
ONE = (
    "英伟达市值多少",
    "英伟达和 Runway 的估值分别是多少",
    "A、B 和 C 哪个估值最高",
    "Inflection AI、Runway,哪家估值更高",
    "你好,英伟达市值多少?谢谢",
    "文章《谁能挑战英伟达?》讲了什么",
    "作者在正文前先抛了个“谁能挑战英伟达?”的问句吗",
    "为什么?英伟达的股价为什么涨",
    "英伟达赢麻了吗?还是没有?",
    "真的吗?Runway 估值 15 亿?",
    "在 256 个 Gaudi2 芯片上,训练总时长是多少",
    "如果限制实施,英伟达会怎么样",
    "你好,想请教一下,文章里提到微软打算未来几年给一家便宜的云计算公司投钱,具体规模大概有多大呀?谢谢",
    "Who is Colette Kress, who warned about the restrictions?",
    "when and where was CoreWeave founded",
    "Explain how MLPerf works and what it measures",
    "谁在什么时候收购了 MosaicML",
    "近几年,谁投得最多",
    "无论谁赢,奖金是多少",
    "2023 年第一季度,英伟达营收多少",
    "How many H100s did Nvidia and CoreWeave use?",
    "which companies and people invested in Inflection?",
    "What did the company, when asked, say?",
    "谁是最大的,英伟达还是高通",
    "英伟达,市值多少?",
    "英伟达赢麻了。它市值多少?",
    "Hi! what does Runway do",
    "据晚点报道,字节订了多少",
    "what's the difference between A100 and H100?",
    "估值超过20亿的有哪些公司?",
    "请问:英伟达的市值是多少?",
    "英伟达市值多少???",
    "英伟达市值多少?!",
    "什么?英伟达市值多少",
    "哪家公司,也就是王慧文创办的那家,被收购了",
    "Does Nvidia know who and what matters?",
)
"""Messages that ask one thing, whatever commas, quotes and question words they hold."""


@pytest.mark.parametrize(("message", "questions"), SEVERAL, ids=[message for message, _ in SEVERAL])
def test_parts(message: str, questions: list[str]) -> None:
    """Question marks, lines, numbers, semicolons and a second question word after a comma tell questions apart."""
    assert parts(message) == questions


@pytest.mark.parametrize("message", ONE)
def test_one_question(message: str) -> None:
    """A single question is never cut."""
    assert parts(message) == [message]


@pytest.mark.parametrize(
    ("message", "soft"),
    [
        pytest.param("谁投资了 Runway,花了多少钱", True, id="comma"),
        pytest.param("Who bought MosaicML and for how much?", True, id="and"),
        pytest.param("谁投资了 Runway?花了多少钱", False, id="question mark"),
        pytest.param("英伟达市值多少\nRunway 估值多少", False, id="line"),
    ],
)
def test_paused(message: str, *, soft: bool) -> None:
    """It is known whether only a pause tells the questions apart."""
    assert paused(message, parts(message)) is soft


@pytest.mark.parametrize(
    ("before", "text", "full", "torn"),
    [
        pytest.param("英伟达市值多少?", "Runway 呢?", "Runway市值多少?", False, id="the same of another"),
        pytest.param(
            "What is Runway's valuation?", "What about Cohere?", "What is Cohere valuation?", False, id="English"
        ),
        pytest.param("第一节讲了什么", "那第二节", "第二节讲了什么", False, id="another section"),
        pytest.param("CoreWeave 是哪年成立的", "谁投了它", "谁投了CoreWeave", True, id="pronoun"),
        pytest.param("Runway 是做什么的", "估值多少", "Runway的估值多少", True, id="subject"),
        pytest.param("谁收购了光年之外?", "什么时候?", "什么时候收购了光年之外", True, id="only a question word"),
        pytest.param("哪些公司投了 Runway", "分别投了多少", "公司投了Runway 分别投了多少", True, id="each of them"),
        pytest.param("CoreWeave 成立于哪年?", "苹果市值多少?", None, False, id="a subject of its own"),
        pytest.param("CoreWeave 成立于哪年?", "英伟达市值多少?", None, False, id="a name of its own"),
        pytest.param("英伟达市值多少", "作者是谁", None, False, id="about the article"),
    ],
)
def test_in_full(knowledge: Knowledge, before: str, text: str, full: str | None, *, torn: bool) -> None:
    """A later question takes what it lacks from the one before it, as a follow-up does, and no more."""
    with knowledge.store.read():
        found = turn(text, knowledge.store, None, turn(before, knowledge.store, None, None).left)
    assert (found.answer.understood, found.torn) == (full, torn)


@pytest.mark.parametrize(
    ("message", "short", "quotes"),
    [
        pytest.param("英伟达市值多少?Runway 估值多少?", "(1) 突破 1 万亿美元;(2) 约 15 亿美元", 2, id="two names"),
        pytest.param("英伟达市值多少?Midjourney 呢?", "(1) 突破 1 万亿美元;(2) 文章没有说", 1, id="one is not said"),
        pytest.param("1. 英伟达市值多少\n2. 作者是谁", "(1) 突破 1 万亿美元;(2) ZeR0", 2, id="a list of two kinds"),
        pytest.param("CoreWeave 成立於哪年?騰訊市值多少?", "(1) 2017 年;(2) 文章沒有說", 1, id="Traditional"),
        pytest.param("作者是谁?编辑是谁?", "作者:ZeR0;编辑:漠影", 2, id="about the article, in one"),
        pytest.param("MosaicML 被哪家公司买走?多少钱", "(1) Databricks;(2) 13 亿美元", 1, id="what was done"),
        pytest.param(
            "英伟达市值多少,顺便问下 CoreWeave 是哪年成立的", "(1) 突破 1 万亿美元;(2) 2017 年", 2, id="by the way"
        ),
        pytest.param("你好!英伟达市值多少?谢谢!", "突破 1 万亿美元", 1, id="courtesies are no questions"),
    ],
)
def test_answers(knowledge: Knowledge, message: str, short: str, quotes: int) -> None:
    """Each is answered in turn with its quote first; what is not said is named."""
    answer = knowledge.ask(message)
    assert (answer.kind, answer.short) == (AnswerKind.ANSWER, short)
    assert len(answer.quotes) == quotes


def test_no_part_is_answered(knowledge: Knowledge) -> None:
    """Where nothing is said of any, there is one honest no."""
    answer = knowledge.ask("Midjourney 估值多少?腾讯市值多少?")
    assert (answer.kind, answer.reason) == (AnswerKind.UNKNOWN, Reason.NOT_IN_ARTICLE)


def test_a_whole_question_is_not_torn(knowledge: Knowledge) -> None:
    """Where one sentence answers the whole message, its parts need none of their own."""
    answer = knowledge.ask("台積電5奈米產線的稼動率原本多少,後來升到多少")
    assert answer.kind is AnswerKind.ANSWER
    assert "五成多提升至七八成" in answer.quotes[0].text


def test_short_answers_together_have_room() -> None:
    """Three long short answers make at most 200 characters."""
    said = numbered([("长" * 190, True), (None, True), (None, False)], Language.SIMPLIFIED)
    assert len(said) <= 200
    assert said.endswith(";(2) 见引文;(3) 文章没有说")
