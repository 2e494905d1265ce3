"""Teaching: what admins add answers at once, is signed, and can be taken back; nobody's work is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import NOW

from knowledge import Knowledge
from knowledge.errors import TeachingError
from knowledge.language.folding import fold_text
from knowledge.models import AnswerKind, Origin
from knowledge.teaching import golden, pending
from knowledge.teaching.drafts import Draft
from knowledge.teaching.likeness import Likeness, likeness
from knowledge.teaching.problems import Problem
from knowledge.teaching.teaching import Teaching

STATEMENT = Draft("火星快递的总部设在青岛。")
HOURS = Draft("周一到周五早九点到晚六点", ("你们几点上班?", "营业时间是什么时候"))
PHONE = Draft("400-123-4567", ("客服电话是多少?",), source="前台")


@pytest.fixture
def teaching(knowledge: Knowledge) -> Teaching:
    """Teaching over a store with the seed article."""
    return knowledge.teaching


def teach(teaching: Teaching, draft: Draft, person: str = "ann", *, replaces: bool = False) -> int:
    """Add a fact. Returns its id."""
    return teaching.save(teaching.propose(draft, person).token, person, replaces=replaces).fact.id


def refused(work: Callable[[], object]) -> str:
    """Why something is refused."""
    with pytest.raises(TeachingError) as caught:
        work()
    return caught.value.problem


@pytest.mark.parametrize(
    ("draft", "question", "short"),
    [
        pytest.param(STATEMENT, "火星快递总部在哪?", "青岛", id="statement"),
        pytest.param(STATEMENT, "火星快遞的總部設在哪裡?", "青岛", id="Traditional"),
        pytest.param(STATEMENT, "huoxing kuaidi zongbu zai nali", "青岛", id="pinyin"),
        pytest.param(STATEMENT, "Where is the headquarters of 火星快递?", "青岛", id="English"),
        pytest.param(PHONE, "客服电话是多少?", "400-123-4567", id="taught question"),
        pytest.param(PHONE, "客服電話多少", "400-123-4567", id="its words in Traditional"),
        pytest.param(PHONE, "kefu dianhua shi duoshao", "400-123-4567", id="its words in pinyin"),
        pytest.param(HOURS, "几点上班", HOURS.text, id="fewer words"),
        pytest.param(HOURS, "营业时间?", HOURS.text, id="another phrasing"),
        pytest.param(replace(HOURS, short="早九晚六"), "营业时间?", "早九晚六", id="short answer given"),
    ],
)
def test_a_taught_fact_answers_at_once(
    teaching: Teaching, knowledge: Knowledge, draft: Draft, question: str, short: str
) -> None:
    """A fact answers as soon as it is saved, in any script and wording, signed with its day."""
    fact = teach(teaching, draft)
    answer = knowledge.ask(question)
    assert (answer.short, answer.quotes[0].text, answer.quotes[0].fact) == (short, draft.text, fact)
    quote = answer.quotes[0]
    assert (quote.origin, quote.added, quote.source) == (Origin.ADMIN, NOW.date(), draft.source)


@pytest.mark.parametrize(
    "question", ["腾讯的客服电话是多少?", "客服电话是2023年换的吗", "木星快递的总部在哪?", "火星快递有多少员工?"]
)
def test_what_was_taught_answers_nothing_else(teaching: Teaching, knowledge: Knowledge, question: str) -> None:
    """Another name, another time or another attribute is still not answered."""
    for draft in (STATEMENT, PHONE):
        teach(teaching, draft)
    assert knowledge.ask(question).kind is AnswerKind.UNKNOWN


REVENUES = (Draft("火星快递2025年营收为5亿元。"), Draft("木星快递2025年营收为7亿元。"))
STAFF = (Draft("火星快递有300名员工,木星快递有500名员工。"), Draft("80名", ("星海科技有多少员工?",)))


@pytest.mark.parametrize(
    ("drafts", "question", "short"),
    [
        pytest.param(REVENUES, "火星快递和木星快递的营收相差多少?", "2亿元(7亿元 − 5亿元)", id="difference"),
        pytest.param(REVENUES, "火星快遞和木星快遞的營收相差多少?", "2億元(7億元 − 5億元)", id="Traditional"),
        pytest.param(
            REVENUES,
            "huoxing kuaidi he muxing kuaidi de yingshou xiangcha duoshao",
            "2亿元(7亿元 − 5亿元)",
            id="pinyin",
        ),
        pytest.param(STAFF[:1], "火星快递与木星快递员工一共多少", "800名(300名 + 500名)", id="two in one fact"),
        pytest.param(STAFF, "星海科技和火星快递的员工相差多少", "220名(300名 − 80名)", id="an answer to a question"),
        pytest.param(
            (Draft("OpenAI 估值达 3000 亿美元。"),),
            "What is the difference between the valuations of OpenAI and Runway?",
            "about US$298.5 billion(US$300 billion − about US$1.5 billion)",
            id="with an article's value",
        ),
        pytest.param(
            (Draft("Acme Robotics invested in Beta Labs."), Draft("Acme Robotics invested in Gamma Systems.")),
            "Which companies did Acme Robotics invest in?",
            "Beta Labs, Gamma Systems",
            id="list",
        ),
        pytest.param(
            (Draft("星海科技2026年3月5日发布了新款飞船。"),),
            "星海科技2026年3月发生了什么",
            "星海科技2026年3月5日发布了新款飞船",
            id="event",
        ),
    ],
)
def test_computations_see_taught_facts(
    teaching: Teaching, knowledge: Knowledge, drafts: tuple[Draft, ...], question: str, short: str
) -> None:
    """Facts of admins are read for claims as articles are, so that values and lists are put together from them."""
    facts = [teach(teaching, draft) for draft in drafts]
    answer = knowledge.ask(question)
    assert answer.short == short
    assert set(facts) <= {quote.fact for quote in answer.quotes}
    for fact in facts:
        teaching.forget(fact, "ann")
    assert knowledge.ask(question).short != short


def test_a_taught_question_goes_before_a_computation(teaching: Teaching, knowledge: Knowledge) -> None:
    """What an admin taught for a question is its answer, though it could be computed; another attribute is not it."""
    for draft in (*REVENUES, Draft("差距不能公开。", ("火星快递和木星快递的营收相差多少?",))):
        teach(teaching, draft)
    assert knowledge.ask("火星快递和木星快递的营收差多少").quotes[0].text == "差距不能公开。"
    assert knowledge.ask("火星快递和木星快递的营收一共多少").short == "12亿元(5亿元 + 7亿元)"
    assert knowledge.ask("火星快递和木星快递的利润相差多少").kind is AnswerKind.UNKNOWN


def test_a_taught_question_needs_nothing_from_before(teaching: Teaching, knowledge: Knowledge) -> None:
    """What was taught for a short question answers it in the middle of a dialogue about something else, too."""
    teach(teaching, Draft("The gym opens at 6 am.", ("gym hours",)))
    for question in ("what is the market value of Nvidia?", "when does the gym open?", "gym hours"):
        answer = knowledge.ask(question, chat="room")
    assert (answer.quotes[0].text, answer.understood) == ("The gym opens at 6 am.", None)


@pytest.mark.parametrize(
    ("old", "new", "conflict"),
    [
        pytest.param(REVENUES[0], Draft("火星快递2025年营收达6亿元。"), True, id="another value"),
        pytest.param(REVENUES[0], Draft("火星快遞2025年的營收是6億元"), True, id="in Traditional"),
        pytest.param(REVENUES[0], Draft("火星快递去年营收6亿元"), True, id="the same year, said otherwise"),
        pytest.param(REVENUES[0], Draft("火星快递2024年营收为4亿元。"), False, id="another year"),
        pytest.param(REVENUES[0], Draft("木星快递2025年营收为7亿元。"), False, id="another subject"),
        pytest.param(REVENUES[0], Draft("火星快递2025年利润为1亿元。"), False, id="another attribute"),
        pytest.param(REVENUES[0], Draft("火星快递2025年营收约5亿元。"), False, id="the same value"),
        pytest.param(STAFF[1], Draft("90名", ("星海科技員工多少人?",)), True, id="an answer to the same question"),
        pytest.param(STAFF[1], Draft("星海科技有员工85人。"), True, id="a statement against an answer"),
        pytest.param(STAFF[0], Draft("木星快递有300名员工。"), True, id="the other's value"),
        pytest.param(Draft("好。"), Draft("Cohere 估值为 55 亿美元。"), True, id="against an article"),
        pytest.param(Draft("好。"), Draft("Runway 累计融资 3 亿美元。"), True, id="the value of the same kind"),
        pytest.param(Draft("好。"), Draft("Cohere 的估值约 22 亿美元。"), False, id="as the article has it"),
    ],
)
def test_contradictions_go_by_claims(teaching: Teaching, old: Draft, new: Draft, conflict: bool) -> None:
    """Another value of the same subject, attribute and time is quoted as a contradiction, and nothing else is."""
    teach(teaching, old)
    conflicts = teaching.propose(new, "ann").review.conflicts
    assert len(conflicts) == conflict


@pytest.mark.parametrize(
    ("new", "old", "alike"),
    [
        ("公司有 50 名员工。", "公司有 50 名员工", Likeness.SAME),
        ("公司有 60 名员工。", "公司有 50 名员工。", Likeness.OTHER),
        ("2024年公司收入 6 亿元。", "2023年公司收入 5 亿元。", None),
        ("甲公司有 60 名员工。", "乙公司的仓库有 50 吨货。", None),
        ("Cohere was founded in 2018.", "Cohere was founded in 2019.", Likeness.OTHER),
        ("英伟达的总部位于奥斯汀。", "英伟达的总部位于圣克拉拉。", Likeness.OTHER),
        ("英伟达的总部位于奥斯汀。", "谷歌的总部位于山景城。", None),
        ("公司的CEO是王明。", "公司的CEO是李华。", Likeness.OTHER),
        ("市值突破 2 万亿美元。", "股价暴涨 185%,市值突破 1 万亿美元,遥遥领先。", Likeness.OTHER),
        ("今天天气很好。", "公司有 50 名员工。", None),
    ],
)
def test_likeness(new: str, old: str, alike: Likeness | None) -> None:
    """The same said again, something else said of the same, and things that have nothing to do with each other."""
    assert likeness(fold_text(new), fold_text(old)) is alike


def test_review_shows_what_is_alike(teaching: Teaching) -> None:
    """Near-duplicates and contradictions are shown with their sentences before anything is saved."""
    fact = teach(teaching, STATEMENT)
    assert [quote.fact for quote in teaching.propose(Draft("火星快递的总部设在青岛"), "ann").review.duplicates] == [
        fact
    ]
    conflict = teaching.propose(Draft("火星快递的总部设在大连。"), "ann")
    assert [quote.text for quote in conflict.review.conflicts] == [STATEMENT.text]
    phone = teach(teaching, PHONE)
    asked = teaching.propose(Draft("010-5555", ("客服电话多少",)), "ann").review
    assert [quote.fact for quote in asked.conflicts] == [phone]


def test_replace_takes_the_place(teaching: Teaching, knowledge: Knowledge) -> None:
    """Replace edits the contradicted fact, keep both leaves it; both can be taken back."""
    fact = teach(teaching, STATEMENT)
    assert teach(teaching, Draft("火星快递的总部设在大连。"), replaces=True) == fact
    assert knowledge.ask("火星快递总部在哪?").quotes[0].text == "火星快递的总部设在大连。"
    teaching.undo("bob")
    assert knowledge.ask("火星快递总部在哪?").short == "青岛"


def test_an_articles_text_is_never_altered(teaching: Teaching, knowledge: Knowledge) -> None:
    """A correction stands in place of an article's sentence, whose text and article stay as published."""
    quote = knowledge.ask("英伟达市值多少?").quotes[0]
    text = knowledge.store.articles.text(quote.article or "")
    done = teaching.save(teaching.propose(Draft("英伟达市值突破 2 万亿美元。"), "ann").token, "ann", replaces=True)
    assert done.fact.corrects == quote.fact
    assert knowledge.ask("英伟达市值多少?").quotes[0].fact == done.fact.id
    assert knowledge.store.articles.text(quote.article or "") == text
    assert refused(lambda: teaching.restore(quote.fact, "ann")) == Problem.CORRECTED
    teaching.undo("ann")
    assert knowledge.ask("英伟达市值多少?").quotes[0] == replace(quote, version=quote.version + 2)


def test_two_admins_lose_nothing(teaching: Teaching) -> None:
    """Of two who edit the same fact at once the second is told, and the first one's words stay."""
    fact = teach(teaching, STATEMENT)
    first = teaching.propose(Draft("火星快递的总部设在大连。"), "ann", edits=fact)
    second = teaching.propose(Draft("火星快递的总部设在济南。"), "bob", edits=fact)
    teaching.save(first.token, "ann")
    assert refused(lambda: teaching.save(second.token, "bob")) == Problem.CHANGED
    assert teaching.info(fact)[0].text == "火星快递的总部设在大连。"
    assert refused(lambda: teaching.forget(fact, "bob", version=1)) == Problem.CHANGED


@pytest.mark.parametrize(
    ("work", "problem"),
    [
        pytest.param(lambda t: t.propose(Draft("  ,。 "), "ann"), Problem.EMPTY, id="marks only"),
        pytest.param(lambda t: t.propose(Draft("长" * 1_001), "ann"), Problem.LONG, id="long"),
        pytest.param(lambda t: t.propose(Draft("多少钱?"), "ann"), Problem.QUESTION, id="question"),
        pytest.param(
            lambda t: t.propose(Draft("x", tuple(f"q{n}" for n in range(21))), "ann"), Problem.MANY, id="many"
        ),
        pytest.param(lambda t: t.propose(Draft("x"), "ann", edits=9_999), Problem.NO_FACT, id="edit of none"),
        pytest.param(lambda t: t.forget(9_999, "ann"), Problem.NO_FACT, id="forget of none"),
        pytest.param(lambda t: t.restore(1, "ann"), Problem.ACTIVE, id="restore of an active one"),
        pytest.param(lambda t: t.undo("ann"), Problem.NO_CHANGE, id="nothing to undo"),
        pytest.param(lambda t: t.undo("ann", 7), Problem.NO_CHANGE, id="undo of no change"),
        pytest.param(lambda t: t.save("00000000", "ann"), Problem.STALE, id="no such token"),
        pytest.param(lambda t: t.save(t.propose(STATEMENT, "ann").token, "bob"), Problem.STALE, id="another's token"),
        pytest.param(lambda t: t.add_alias("英伟达", "谷歌", "ann"), Problem.CLASH, id="alias of another name"),
        pytest.param(lambda t: t.add_alias("英伟达", "nvidia", "ann"), Problem.SAME, id="alias there is"),
        pytest.param(lambda t: t.remove_alias("英伟达", "核弹厂", "ann"), Problem.NO_ALIAS, id="no alias"),
        pytest.param(lambda t: t.link(1, "??", "ann"), Problem.EMPTY, id="link of marks"),
    ],
)
def test_what_cannot_be_done_is_refused(
    teaching: Teaching, knowledge: Knowledge, work: Callable[[Teaching], object], problem: Problem
) -> None:
    """A change that cannot be made says why, and leaves the store as it was."""
    facts, history = knowledge.counts(), knowledge.store.history.latest(99)
    assert refused(lambda: work(teaching)) == problem
    assert (knowledge.counts(), knowledge.store.history.latest(99)) == (facts, history)


def test_a_proposal_waits_half_an_hour(database: Path) -> None:
    """A change that is confirmed too late, or twice, is not made again."""
    now = NOW
    with Knowledge.open(database, clock=lambda: now) as knowledge:
        teaching = knowledge.teaching
        token = teaching.propose(STATEMENT, "ann").token
        now += timedelta(minutes=31)
        assert refused(lambda: teaching.save(token, "ann")) == Problem.STALE
        token = teaching.propose(STATEMENT, "ann").token
        teaching.save(token, "ann")
        assert refused(lambda: teaching.save(token, "ann")) == Problem.STALE
        assert not pending.cancel(teaching, token, "ann")


def test_a_locked_fact_stays(teaching: Teaching) -> None:
    """A locked fact cannot be edited, forgotten or linked until it is unlocked."""
    fact = teach(teaching, STATEMENT)
    teaching.lock(fact, "ann", locked=True)
    for work in (
        lambda: teaching.forget(fact, "ann"),
        lambda: teaching.link(fact, "总部在哪", "ann"),
        lambda: teaching.propose(HOURS, "ann", edits=fact),
    ):
        assert refused(work) == Problem.LOCKED
    teaching.lock(fact, "ann", locked=False)
    teaching.forget(fact, "ann")


def test_an_alias_is_another_name(teaching: Teaching, knowledge: Knowledge) -> None:
    """A name that an admin gives is understood at once, survives a rebuild, and can be taken back."""
    question = "老黄家的市值多少?"
    change = teaching.add_alias("英伟达", "老黄家", "ann")
    for _ in range(2):
        assert "nvidia" in knowledge.store.vocabulary.find(["老黄家"])["老黄家"].forms
        assert knowledge.ask(question).short == "突破 1 万亿美元"
        knowledge.store.set_note("extractor", "0")
        knowledge.refresh()
    teaching.undo("ann", change)
    assert (teaching.aliases(), knowledge.store.vocabulary.find(["老黄家"])) == ([], {})


def test_regression_cases_warn(teaching: Teaching, knowledge: Knowledge) -> None:
    """What would change the answer of a regression case is told before it is saved, and found by a check after."""
    question = "火星快递总部在哪?"
    fact = teach(teaching, STATEMENT)
    with knowledge.store.write():
        golden.watch(teaching.hand("ann", "link"), question, teaching.info(fact)[0].key)
    other = Draft("火星快递的总部在大连", (question,))
    proposal = teaching.propose(other, "ann")
    assert proposal.review.breaking == (question,)
    assert knowledge.ask(question).quotes[0].fact == fact
    teaching.save(proposal.token, "ann")
    assert golden.check(teaching) == ([(question, other.text)], 1)
