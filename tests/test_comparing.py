"""Comparisons in an article whose firms no list knows, and values that one sentence puts against each other."""

from collections.abc import Iterator

import pytest

from knowledge import Knowledge
from knowledge.answering.compute.operation import read_task
from knowledge.language.coined import is_coined
from knowledge.models import AnswerKind

ARTICLE = """+++
title = "两家星座公司的账本"
published = 2025-12-05
language = "zh-Hans"
+++

星澜由陆知远创办于 2018 年,规划卫星 1296 颗,截至 11 月底已有 216 颗在轨。

星澜的工厂年产能 300 颗,单星成本从三年前的 2300 万元压到了 880 万元;衢宇在亦庄的产线年产能 120 颗,单星成本约 1450 万元。

衢宇今年 9 月完成 18 亿元融资,投后估值约 120 亿元,而今年 1 月这个数字还只有 42 亿元。

星澜 8 月融资 32 亿元,投后估值 280 亿元。

备件许可眼下平均要等 11 周,而在去年只需三周。

市场研究机构估算,全球地面终端市场约 90 亿美元,刻蚀设备占其中的 22%;博通以 43% 的份额排第一,高通和瑞昱分别占 24% 和 18%。

器审中心今年前八个月新批 31 款,比去年同期多出 9 款。

达飞上月在江南造船追加 12 艘双燃料船,单价约 2.1 亿美元。

衢宇的员工从年初的 610 人减到 340 人。
"""


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    """A store with the invented article."""
    folder = tmp_path_factory.mktemp("comparing")
    (folder / "stars.txt").write_text(ARTICLE, encoding="utf-8")
    with Knowledge.open(folder / "yinju.db") as opened:
        opened.build([folder / "stars.txt"])
        yield opened


COMPUTED = [
    ("names of no list", "星澜和衢宇谁的估值更高", "星澜更高:280 亿元;衢宇 约 120 亿元"),
    ("who, and by how much", "星澜和衢宇谁的融资更多,差多少", "星澜更多:32 亿元;衢宇 18 亿元;相差14亿元"),
    ("of its own making", "星澜和衢宇谁的单星成本更低", "星澜更低:880 万元;衢宇 约 1450 万元"),
    ("now and then", "衢宇比今年1月估值涨了多少亿", "约78亿元(约 120 亿元 − 42 亿元)"),
    ("more than last year", "备件许可比去年要多等几周", "8周(11 周 − 三周)"),
    ("of three", "博通、高通和瑞昱三强加起来占了多少份额", "85%(43% + 24% + 18%)"),
    ("what is cut", "衢宇裁掉了多少员工", "270人(610 人 − 340 人)"),
    ("of whom another is ahead", "器审中心去年同期批了几款", "22款(31 款 − 9 款)"),
    ("by the piece", "达飞在江南造船的 12 艘船总共多少钱", "约25.2亿美元(约 2.1 亿美元 × 12 艘)"),
    ("in order", "把衢宇、星澜依估值从高排到低", "星澜(280 亿元)、衢宇(约 120 亿元)"),
    ("to a goal in the question", "星澜离1296颗还差多少颗", "1080颗(计划 1296 颗 − 216 颗)"),
]


@pytest.mark.parametrize(("question", "short"), [c[1:] for c in COMPUTED], ids=[c[0] for c in COMPUTED])
def test_computed(kb: Knowledge, question: str, short: str) -> None:
    """The result rests on the sentences that answer the question about each thing alone."""
    answer = kb.ask(question)
    assert (answer.kind, answer.short) == (AnswerKind.ANSWER, short)


ONE_VALUE = [
    ("from how much", "星澜的单星成本从多少压到了多少"),
    ("to how much", "衢宇的员工减到了多少人"),
]


@pytest.mark.parametrize("question", [c[1] for c in ONE_VALUE], ids=[c[0] for c in ONE_VALUE])
def test_ends_of_a_way_are_quoted(kb: Knowledge, question: str) -> None:
    """Who asks for the ends of a change gets no difference."""
    answer = kb.ask(question)
    assert all("computed" not in candidate.parts for candidate in answer.candidates)


TASKS = [
    ("sum before share", "贺兰舟和启澜合起来持有睿影百分之多少", "sum", ("贺兰舟", "启澜")),
    ("counted things", "拓野、衡步、聆动三家谁的估值最高", "compare", ("拓野", "衡步", "聆动")),
    ("numbers of names stay", "fold7和fold5谁更轻", "compare", ("fold7", "fold5")),
]


@pytest.mark.parametrize(("question", "operation", "begins"), [c[1:] for c in TASKS], ids=[c[0] for c in TASKS])
def test_tasks(question: str, operation: str, begins: tuple[str, ...]) -> None:
    """What is to be computed, and of what."""
    task = read_task(question)
    assert task is not None
    assert task.operation == operation
    assert all(question[slice(*item)].startswith(name) for item, name in zip(task.items, begins, strict=True))
    assert question[slice(*task.items[0])] == begins[0]


@pytest.mark.parametrize("word", ["星澜", "豆匣", "联衡", "糯小白"])
def test_coined(word: str) -> None:
    """What firms are called that no list knows."""
    assert is_coined(word)


@pytest.mark.parametrize("word", ["公司", "换电", "关店", "车企", "茶饮", "a100"])
def test_not_coined(word: str) -> None:
    """Words of trades, and words that the lexicon holds."""
    assert not is_coined(word)
