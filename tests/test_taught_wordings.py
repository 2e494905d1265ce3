"""What admins taught is found in other wordings that ask the same, and answers nothing that asks for something else."""

from collections.abc import Iterator

import pytest
from conftest import at_now, table

from knowledge import Knowledge
from knowledge.answering.essentials import essentials
from knowledge.answering.understand import understand
from knowledge.language.attributes import all_told, attributes_told
from knowledge.models import AnswerKind, Origin
from knowledge.teaching.drafts import Draft

FACTS = (
    Draft("退款需在7天内申请。"),
    Draft("公司食堂在三楼。"),
    Draft("Wi-Fi 密码是 hello2026。"),
    Draft("停车场每小时收费10元。"),
    Draft("会议室在二楼东侧。"),
    Draft("公司的年假是15天。"),
    Draft("王明负责采购。"),
    Draft("快递每天下午四点取件。"),
    Draft("发货需要两个工作日。"),
    Draft("因为系统升级,周三停止服务。"),
    Draft("At nine.", ("When does the office open?",)),
    Draft("400-123-4567", ("客服电话是多少?",)),
    Draft("9:00-18:00", ("门店几点营业?",)),
    Draft("$25", ("How much is shipping to Canada?",)),
    Draft("The library closes at eight."),
    Draft("Employees get 20 days of vacation."),
)
ANSWERED = """
退款需在7天内申请。: 退款期限是多久 | 多久之内可以退款 | 退款要几天内申请 | 几天内可以退款
    | 申請退款的期限 | tuikuan qixian shi duojiu
公司食堂在三楼。: 食堂在哪 | 食堂在几楼 | 公司食堂在幾樓?
Wi-Fi 密码是 hello2026。: wifi密码多少 | 密码是什么
停车场每小时收费10元。: 停车费多少 | 停车场收费多少钱
会议室在二楼东侧。: 会议室在几楼 | 会议室在哪里
公司的年假是15天。: 年假有多少天 | 年假几天 | 公司年假是多长时间
王明负责采购。: 谁负责采购 | 采购由谁负责
快递每天下午四点取件。: 快递几点取件 | 快递取件时间 | 快递什么时候来取件
发货需要两个工作日。: 发货要多久 | 几天发货
因为系统升级,周三停止服务。: 周三为什么停止服务
At nine.: what time does the office open? | When is the office open? | what are the office opening hours
    | office opening time?
400-123-4567: 客服的电话号码是什么 | 客服电话号码?
9:00-18:00: 门店什么时候营业 | 门店营业时间 | 门店几点开门
$25: what does shipping to Canada cost? | shipping cost to Canada
The library closes at eight.: what time does the library close | library closing time
Employees get 20 days of vacation.: how many days of vacation do employees get
"""
NOT_TOLD = """
another attribute: 退款金额是多少 | 退款多少元 | 客服邮箱是多少 | 食堂几点开门 | 停车场有多少车位 | 快递多少钱
another thing: 退货期限是多久 | 腾讯的退款期限是多久 | 电脑密码是多少 | 病假有多少天 | 加班要提前多久
another time: 2025年退款了多少 | 周四为什么停止服务
another kind: 为什么退款 | 谁退款了 | 公司有多少食堂 | 会议室有多少间 | 客服有多少人 | 年假什么时候休 | 快递每天几点送货
other questions than those taught: When does the office close? | Where is the office? | Who opened the office?
    | When did the office open? | how much is shipping to Mexico? | how long is shipping to Canada?
    | 门店几点关门 | 门店在哪里
other statements: When does the library open? | where is the library? | how many employees are there
    | how many days of sick leave do employees get
"""


@pytest.fixture(scope="module", params=["a store of one's own", "beside an article"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    """A store with what an admin taught."""
    with Knowledge.open(tmp_path_factory.mktemp("told") / "yinju.db", clock=at_now) as knowledge:
        if request.param == "beside an article":
            knowledge.build()
        for draft in FACTS:
            knowledge.teaching.save(knowledge.teaching.propose(draft, "ann").token, "ann")
        yield knowledge


def test_what_sentences_tell_is_stored(told: Knowledge) -> None:
    """The store holds which attributes each sentence tells, of articles and of what was taught, as they are read."""
    facts = told.store.facts.get([fact for fact, _ in told.store.facts.active()]).values()
    assert [fact.told for fact in facts] == [attributes_told(fact.folded) for fact in facts]
    assert [fact.told_before for fact in facts] == [all_told(fact.before) for fact in facts]
    assert any(fact.told and fact.quote.origin is Origin.ADMIN for fact in facts)


@pytest.mark.parametrize(("fact", "question"), table(ANSWERED))
def test_other_wordings_are_answered(told: Knowledge, fact: str, question: str) -> None:
    """A fact answers whatever asks for it in other words, also where it stands alone in its store."""
    found = told.ask(question)
    assert [quote.text for quote in found.quotes[:1]] == [fact]


@pytest.mark.parametrize(("why", "question"), table(NOT_TOLD))
def test_other_questions_are_not(told: Knowledge, why: str, question: str) -> None:
    """However few facts there are, none answers what it does not tell."""
    assert told.ask(question).kind is AnswerKind.UNKNOWN, why


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("退款期限是多久", ("退款",)),
        ("客服的电话号码是什么", ("客服", "电话")),
        ("你们什么时候可以发货", ("发货",)),
        ("what time does the office open", ("office", "open")),
        ("利润是多少", ("利润",)),
        ("多久", ()),
    ],
)
def test_what_a_question_is_about(told: Knowledge, question: str, words: tuple[str, ...]) -> None:
    """Words that but name the kind of answer, permit or point are not what a question is about."""
    assert essentials(understand(question, told.store)) == words
