"""Dialogues: what a chat remembers, for how long, and what its follow-ups are answered."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import NOW
from dialogue_articles import TURNS, left_by

from bot.library import Library
from knowledge import Knowledge
from knowledge.answering.context import Context
from knowledge.answering.dialogues import MOST_CHATS, Dialogues
from knowledge.models import AnswerKind


@pytest.mark.parametrize("turn", TURNS)
def test_a_context_survives_json(articles: Knowledge, turn: str) -> None:
    """What a turn leaves is small, and the same after it was written and read."""
    with articles.store.read():
        context = left_by(TURNS[turn], articles)
    assert context is not None
    assert Context.from_json(context.to_json()) == context
    assert len(context.to_json()) < 2_000


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"sketch": 1}', '{"sketch": {"text": "a"}}', "\ud800"])
def test_another_context_is_none(text: str) -> None:
    """What another version wrote is forgotten."""
    assert Context.from_json(text) is None


def test_a_chain_of_follow_ups(articles: Knowledge) -> None:
    """Each follow-up is kept as it was meant, so that the next one leans on that."""
    questions = "云岭科技 2024 年第二季度营收多少?", "蓝鲸机器人呢?", "那云岭科技呢"
    said = [articles.ask(question, chat="chain") for question in questions]
    assert [answer.understood for answer in said] == [
        None,
        "蓝鲸机器人2024年第二季度营收多少?",
        "云岭科技2024年第二季度营收多少?",
    ]


@pytest.mark.parametrize("aside", ["你好", "谢谢", "?", "今天天气真好啊"])
def test_an_aside_leaves_the_context(articles: Knowledge, aside: str) -> None:
    """Small talk and what was not understood do not make the question before forgotten."""
    articles.ask("云岭科技 2024 年第二季度营收多少?", chat=aside)
    articles.ask(aside, chat=aside)
    assert articles.ask("蓝鲸机器人呢?", chat=aside).understood == "蓝鲸机器人2024年第二季度营收多少?"


def test_what_is_put_in_must_be_named(articles: Knowledge) -> None:
    """A follow-up about what the article does not tell of is answered by no sentence about others."""
    articles.ask("云岭科技 2024 年第二季度营收多少?", chat="other")
    for question in ("那腾讯呢", "谷川科技呢?"):
        answer = articles.ask(question, chat="other")
        assert (answer.kind, answer.quotes) == (AnswerKind.UNKNOWN, ())


CHATS = (
    pytest.param(
        ("松涛资本有多少员工?", "冷库有多少座"),
        (None, "310 座"),
        None,
        id="what found nothing gives no subject to a question that answers by itself",
    ),
    pytest.param(
        ("松涛资本有多少员工?", "营收多少"),
        (None, None),
        "松涛资本 营收多少",
        id="but it does to one that anybody's value would answer",
    ),
    pytest.param(
        ("松涛资本有多少员工?", "裁了多少人"),
        (None, None),
        "松涛资本 裁了多少人",
        id="or that leaves out who did it",
    ),
    pytest.param(
        ("How much did Quantia Labs raise?", "and two years ago?"),
        ("$40m", None),
        "How much did Quantia Labs raise two years ago?",
        id="a time that is counted back must be told",
    ),
    pytest.param(
        ("杭州工厂今年产量多少?", "成都工厂呢?"),
        ("3 万台", "1.5 万台"),
        "成都工厂今年产量多少?",
        id="what answered of one is no answer of another",
    ),
    pytest.param(
        ("杭州工厂今年产量多少?", "去年呢"),
        ("3 万台", None),
        "杭州工厂去年产量多少?",
        id="an earlier time must be told",
    ),
    pytest.param(
        ("蓝鲸机器人 6 月裁了多少人?", "云岭科技呢"),
        ("120 人", "45 人"),
        "云岭科技裁了多少人?",
        id="a time that was carried over gives way",
    ),
    pytest.param(
        ("蓝鲸机器人 6 月裁了多少人?", "9 月呢"),
        ("120 人", None),
        "蓝鲸机器人9月裁了多少人?",
        id="a time that was given does not",
    ),
    pytest.param(
        ("青禾汽车股价涨了多少?", "那市值呢"),
        ("30%", "突破 90 亿元"),
        "青禾汽车市值多少?",
        id="another attribute has its own value",
    ),
    pytest.param(
        ("蓝鲸机器人 6 月裁了多少人?", "松涛资本呢"),
        ("120 人", None),
        "松涛资本6月裁了多少人?",
        id="a value of another measure is none",
    ),
)


@pytest.mark.parametrize(("questions", "shorts", "understood"), CHATS)
def test_what_a_follow_up_is_answered(
    articles: Knowledge, questions: tuple[str, ...], shorts: tuple[str | None, ...], understood: str | None
) -> None:
    """A follow-up is answered by its own value or not at all, and tells what it was understood as."""
    answers = [articles.ask(question, chat=" ".join(questions)) for question in questions]
    assert tuple(answer.short for answer in answers) == shorts
    assert answers[-1].understood == understood


def test_chats_are_apart(articles: Knowledge) -> None:
    """A question leans on none of another chat, and without a chat on none at all."""
    articles.ask("云岭科技融了多少钱?", chat="one")
    assert articles.ask("那蓝鲸机器人呢", chat="two").understood is None
    assert articles.ask("那蓝鲸机器人呢").understood is None


def test_dialogues_are_forgotten() -> None:
    """After the time that they are kept for, and when a thousand others were used since."""
    dialogues = Dialogues(timedelta(minutes=30))
    context = Context.from_json(
        '{"sketch":{"text":"a","kind":"nothing","asks":[0,0],"focus":[0,0],"names":[],"times":[]},'
        '"about":null,"facts":[],"named":[],"persons":[]}'
    )
    dialogues.put("a", context, NOW)
    assert dialogues.get("a", NOW + timedelta(minutes=29)) == context
    assert dialogues.get("a", NOW + timedelta(minutes=30)) is None
    for number in range(MOST_CHATS):
        dialogues.put(f"other {number}", context, NOW)
    assert dialogues.get("a", NOW) is None


async def test_the_library_remembers(database: Path) -> None:
    """What is asked in a chat is kept for the next question, also of another run, until it is too old or forgotten."""
    now = [NOW]

    def clock() -> datetime:
        return now[0]

    def library() -> Library:
        return Library(lambda: Knowledge.open(database, clock=clock, memory=timedelta(minutes=5)))

    async with library() as first:
        await first.ask("英伟达市值多少?", "a", None)
    async with library() as second:
        assert (await second.ask("那谷歌呢", "a", None)).understood == "谷歌市值多少?"
        assert (await second.ask("那谷歌呢", "b", None)).understood is None
        await second.ask("英伟达市值多少?", "a", None)
        await second.forget_dialogue("a")
        assert (await second.ask("那谷歌呢", "a", None)).understood is None
        await second.ask("英伟达市值多少?", "a", None)
    now[0] += timedelta(minutes=5)
    async with library() as third:
        assert (await third.ask("那谷歌呢", "a", None)).understood is None


def test_batch_keeps_its_dialogues_to_itself(knowledge: Knowledge) -> None:
    """`ask` remembers its chats for the run, and writes nothing to the store."""
    knowledge.ask("英伟达市值多少?", chat="a")
    assert knowledge.ask("那谷歌呢", chat="a").understood == "谷歌市值多少?"
    assert knowledge.recall("a") is None


def test_who_says_so_is_an_aside(articles: Knowledge) -> None:
    """After 谁说的 the next fragment goes on about what was asked before it."""
    for question in ("云岭科技 2024 年第二季度营收多少?", "谁说的"):
        articles.ask(question, chat="says")
    assert articles.ask("蓝鲸机器人呢", chat="says").understood == "蓝鲸机器人2024年第二季度营收多少?"
