"""Computed answers: comparisons, differences, shares, sums, lists and time lines over invented articles."""

import re
from collections.abc import Iterator

import pytest
from conftest import at_now

from bot.console.plain import plain
from bot.wording.catalogue import say_in
from bot.wording.replies import reply_to
from knowledge import Knowledge
from knowledge.answering.compute.operation import listed_in
from knowledge.models import Answer, AnswerKind, Language

ARTICLE = """+++
title = "三家云厂商的一季度"
published = 2024-06-14
language = "zh-Hans"
+++
5 月 6 日,甲骨文宣布在东京动工建厂。
5 月 21 日,阿里巴巴下调了模型价格,降幅达 97%。

本周三,美国创企 Mistral 宣布完成 6 亿美元融资,估值约 58 亿美元;加拿大创企 Cohere 完成 4.5 亿美元融资,\
估值达 50 亿美元。英伟达均在这两笔融资的投资方之列。

Mistral 的投资方还包括谷歌、Salesforce 和三星。Cohere 此前获得了甲骨文、Salesforce 等的注资。\
据外媒报道,微软正向 Adept 投资 1 亿美元。

亚马逊一季度营收 1433 亿美元,净利润 104 亿美元;谷歌一季度营收 805 亿美元,净利润 237 亿美元。\
亚马逊在一季度卖出 300 万台音箱。

高通、联发科的份额分别为 30% 和 36%。

Databricks 以 13 亿美元(约合 94 亿元人民币)收购 MosaicML,美团以 20.65 亿元收购光年之外。

沃尔沃的哥德堡工厂年产能将由 18 万辆增至 30 万辆。该工厂去年的合格率只有 41%,今年升到 93%。

Pixel 手机重 187 克,售价 699 美元;iPhone 手机重 171 克,售价 799 美元。

特斯拉成立于 2003 年。蔚来成立于 2014 年。

全市共有 1416 款游戏过审,其中进口游戏 110 款。

金士顿一季度营收 12 亿美元。威刚一季度营收 10 亿新台币。

公司去年营收 60 亿元,预计今年营收达到 90 亿元。

连锁书店松风堂近一年新开门店 89 家、关掉 57 家。亚洲开发银行答应贷款 3.2 亿美元,但只拨付了 1.4 亿美元。

前锋罗西以 230 万欧元转会,此前的身价纪录是门将贝洛的 200 万欧元。大田娱乐正洽谈以 3 亿元买下白鹭动画 20% 的股权。

青城体育场全年门票收入 1.8 亿元,约为云港的 2.4 倍。按当地法律,最高可处以年营业额 10% 的罚款,而莱恩医疗去年营收 16 亿元。

威远物流现有仓库 1280 座。鸿路物流在新加坡开了 63 座仓库,全部仓库则有 2170 座。

芝兰大学的研究者认为铜戈来自馈赠,墓主是一位女性。人骨的检测已委托宏川大学完成,结果年底公布。
"""


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    """A store with the invented article."""
    folder = tmp_path_factory.mktemp("computing")
    (folder / "clouds.txt").write_text(ARTICLE, encoding="utf-8")
    with Knowledge.open(folder / "yinju.db", clock=at_now) as opened:
        opened.build([folder / "clouds.txt"])
        yield opened


COMPUTED = [
    ("who has more", "Mistral 和 Cohere 谁的估值更高?", "Mistral更高:约 58 亿美元;Cohere 50 亿美元"),
    ("who has less", "Mistral 和 Cohere 哪家融资更少", "Cohere更少:4.5 亿美元;Mistral 6 亿美元"),
    ("which is lighter", "Pixel 和 iPhone 哪个更轻", "iPhone更轻:171 克;Pixel 187 克"),
    ("which is dearer", "iPhone和Pixel谁更贵", "iPhone更贵:799 美元;Pixel 699 美元"),
    ("who is older", "蔚来和特斯拉哪家成立得早", "特斯拉更早:2003 年;蔚来 2014 年"),
    ("in turn", "高通和联发科谁的份额高?", "联发科更高:36%;高通 30%"),
    ("in English", "Who raised more, Mistral or Cohere?",
     "Mistral (more: US$600 million; Cohere: US$450 million)"),
    ("traditional", "Mistral 和 Cohere 誰的估值更高?", "Mistral更高:約 58 億美元;Cohere 50 億美元"),
    ("difference", "亚马逊一季度营收比谷歌多多少", "628亿美元(1433 亿美元 − 805 亿美元)"),
    ("difference asked the other way", "谷歌的净利润和亚马逊差多少", "133亿美元(237 亿美元 − 104 亿美元)"),
    ("about", "Mistral 的估值比 Cohere 高多少", "约8亿美元(约 58 亿美元 − 50 亿美元)"),
    ("points", "联发科的份额比高通高几个百分点", "6个百分点(36% − 30%)"),
    ("in English, difference", "How much more did Mistral raise than Cohere?",
     "US$150 million(US$600 million − US$450 million)"),
    ("from to", "哥德堡工厂年产能增加多少辆", "12万辆(30 万辆 − 18 万辆)"),
    ("times", "亚马逊的营收是谷歌的几倍", "约 1.78 倍(1433 亿美元 ÷ 805 亿美元)"),
    ("share", "Mistral 的融资相当于它估值的百分之几", "约 10.3%(6 亿美元 ÷ 约 58 亿美元)"),
    ("forecast as such", "今年营收是去年的几倍?", "1.5 倍(预计 90 亿元 ÷ 60 亿元)"),
    ("sum", "亚马逊和谷歌一季度营收一共多少", "2238亿美元(1433 亿美元 + 805 亿美元)"),
    ("sum over currencies", "Databricks 和美团的收购一共多少亿元人民币",
     "约114.65亿元(约合 94 亿元人民币 + 20.65 亿元)"),
    ("the rest", "过审的游戏里除进口游戏外还有多少款", "1306款(1416 款 − 110 款)"),
    ("filter", "估值超过 55 亿美元的公司有哪些", "Mistral(约 58 亿美元)"),
    ("filter, less", "哪些公司的估值低于 55 亿美元", "Cohere(50 亿美元)"),
    ("count", "估值超过 10 亿美元的创企有几家", "2 个:Mistral(约 58 亿美元)、Cohere(50 亿美元)"),
    ("order", "把谷歌和亚马逊按净利润从高到低排列", "谷歌(237 亿美元)、亚马逊(104 亿美元)"),
    ("order upwards", "谷歌、亚马逊按营收从低到高排", "谷歌(805 亿美元)、亚马逊(1433 亿美元)"),
    ("everybody in order", "各家公司按估值从高到低排序", "Mistral(约 58 亿美元)、Cohere(50 亿美元)"),
    ("then and now", "公司今年的营收比去年多多少", "30亿元(预计 90 亿元 − 60 亿元)"),
    ("changed", "合格率提高了多少个百分点", "52个百分点(93% − 41%)"),
    ("net", "松风堂近一年门店净增了多少家", "32家(89 家 − 57 家)"),
    ("not yet", "亚洲开发银行答应的贷款有多少没有到位", "1.8亿美元(3.2 亿美元 − 1.4 亿美元)"),
    ("only two values", "罗西的转会费比贝洛多多少", "30万欧元(230 万欧元 − 200 万欧元)"),
    ("whole of a stake", "照此推算,整个白鹭动画值多少钱", "15亿元(3 亿元 ÷ 20%)"),
    ("of a multiple", "照文中的倍数倒推,云港的门票收入是多少", "7500万元(1.8 亿元 ÷ 2.4 倍)"),
    ("share of a whole", "按去年营收算,莱恩医疗最高可罚多少", "1.6亿元(16 亿元 × 10%)"),
    ("limited elsewhere", "鸿路物流的仓库比威远物流多多少座", "890座(2170 座 − 1280 座)"),
    ("each with a tail", "Mistral、Cohere 的估值各是多少", "Mistral:约 58 亿美元;Cohere:50 亿美元"),
    ("each of three, one not told", "Mistral、Cohere 和 Adept 的估值各是多少",
     "Mistral:约 58 亿美元;Cohere:50 亿美元;Adept:文章没有说"),
    ("list and each one's value", "英伟达投资了哪些公司?估值各多少?",
     "(1) Mistral、Cohere;(2) Mistral:约 58 亿美元;Cohere:50 亿美元"),
    ("investors", "谁投资了 Mistral?", "英伟达、谷歌、Salesforce、三星"),
    ("investments", "英伟达投资了哪些公司?", "Mistral、Cohere"),
    ("each one's investments", "谷歌公司和甲骨文分别投了谁", "谷歌公司:Mistral;甲骨文:Cohere"),
    ("the one buyer", "光年之外被谁收购了", "美团"),
    ("the one buyer by a plain word", "MosaicML 又是被谁买的", "Databricks"),
    ("which company bought", "MosaicML 被哪家公司买走", "Databricks"),
    ("the one that was bought", "Databricks 收购了谁?", "MosaicML"),
    ("both", "哪些公司同时投资了 Mistral 和 Cohere", "英伟达、Salesforce(同时:Mistral、Cohere)"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "short"), [c[1:] for c in COMPUTED], ids=[c[0] for c in COMPUTED])
def test_computed(kb: Knowledge, question: str, short: str) -> None:
    """The result with its arithmetic, in the asker's language; no span, as it stands nowhere."""
    answer = kb.ask(question)
    assert (answer.kind, answer.short, answer.span) == (AnswerKind.ANSWER, short, None)
    assert 0 < len(answer.quotes) <= 8
    text = ARTICLE.split("+++\n")[2]
    assert all(quote.text == text[quote.start : quote.end] for quote in answer.quotes)


SIMPLE = [
    ("one value", "Mistral 估值多少?", "58 亿"),
    ("total in words only", "亚马逊一共卖出多少台音箱", "300 万台"),
    ("a share that is told", "阿里巴巴模型价格的降幅是百分之多少", "97%"),
    ("what was paid, and not by whom", "美团收购光年之外花了多少钱", "20.65 亿元"),
    ("least", "亚马逊至少卖出多少台音箱", "300 万台"),
    ("what is asked of both is told of one only", "威远物流的面积比鸿路物流多多少", ""),
]


@pytest.mark.parametrize(("question", "words"), [c[1:] for c in SIMPLE], ids=[c[0] for c in SIMPLE])
def test_not_computed(kb: Knowledge, question: str, words: str) -> None:
    """What one sentence tells is not computed."""
    answer = kb.ask(question)
    assert words in answer.quotes[0].text
    assert all("computed" not in candidate.parts for candidate in answer.candidates)


PROPOSITIONS = [
    ("another value", "Cohere 的估值是 30 亿美元吗", "否(50 亿美元)"),
    ("the value", "Cohere 的估值是 50 亿美元吗", "是"),
    ("over a bound", "Mistral 的估值超过 50 亿美元吗?", "是(约 58 亿美元)"),
    ("not over a bound", "Cohere 的估值超过 80 亿美元吗?", "否(50 亿美元)"),
    ("another buyer", "MosaicML 是被 Salesforce 收购的吗", "否(Databricks)"),
    ("the buyer", "MosaicML 是被 Databricks 收购的吗", "是"),
    ("another date", "甲骨文是 5 月 9 日宣布建厂的吗", "否(5 月 6 日)"),
    ("in English", "Was MosaicML bought by Salesforce?", "No (Databricks)"),
]


@pytest.mark.parametrize(("question", "short"), [c[1:] for c in PROPOSITIONS], ids=[c[0] for c in PROPOSITIONS])
def test_propositions(kb: Knowledge, question: str, short: str) -> None:
    """A single-valued attribute that has another value than the question proposes makes it no, with the quote."""
    answer = kb.ask(question)
    assert (answer.kind, answer.short) == (AnswerKind.ANSWER, short)
    assert answer.quotes


def test_what_nothing_tells_is_not_denied(kb: Knowledge) -> None:
    """Where the article gives no value, buyer or date at all, there is no no."""
    for question in ("Salesforce 的估值是 30 亿美元吗", "Cohere 是被谷歌收购的吗"):
        assert kb.ask(question).kind is AnswerKind.UNKNOWN


TOLD = [
    ("hearsay", "微软向 Adept 投资多少?", "据外媒:1 亿美元"),
    ("hearsay in English", "How much does Microsoft invest in Adept?", "US$100 million (1 亿美元) (reported)"),
    ("stated", "Mistral 估值多少?", "约 58 亿美元"),
]


@pytest.mark.parametrize(("question", "short"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD])
def test_told(kb: Knowledge, question: str, short: str) -> None:
    """What is forecast, planned or heard is given as such; the span stays the sentence's own words."""
    answer = kb.ask(question)
    assert (answer.short, answer.quotes[0].text.count(answer.span or "?")) == (short, 1)


def test_happenings(kb: Knowledge) -> None:
    """What happened in a month: every sentence that tells of it."""
    answer = kb.ask("5 月都发生了哪些事?")
    assert ["甲骨文" in quote.text or "阿里巴巴" in quote.text for quote in answer.quotes] == [True, True]
    assert answer.short == "5 月 6 日,甲骨文宣布在东京动工建厂;5 月 21 日,阿里巴巴下调了模型价格,降幅达 97%"


def test_currencies_are_not_mixed(kb: Knowledge) -> None:
    """Values of two currencies are neither compared nor added where the article does not convert them."""
    for question in ("金士顿和威刚谁的营收更高", "金士顿和威刚一季度营收一共多少", "金士顿的营收是威刚的几倍"):
        answer = kb.ask(question)
        assert all("computed" not in candidate.parts for candidate in answer.candidates)


def test_missing_operands_are_named(kb: Knowledge) -> None:
    """Where one of two values is not told, the answer says whose."""
    answer = kb.ask("Mistral 和 Salesforce 谁的估值更高?")
    assert (answer.kind, answer.missing) == (AnswerKind.UNKNOWN, ("Salesforce的估值",))
    assert plain(reply_to(answer, say_in(Language.SIMPLIFIED))).startswith("文章没有说Salesforce的估值。")


def test_each(kb: Knowledge) -> None:
    """Several things at once get one answer each."""
    answer: Answer = kb.ask("特斯拉和蔚来分别成立于哪年?")
    assert answer.short == "特斯拉:2003 年;蔚来:2014 年"


LISTS = [
    ("after a colon", "how long did each run take: nvidia cluster, 384 gaudi2 and 256 gaudi2?",
     ["nvidia cluster", "384 gaudi2", "256 gaudi2"]),
    ("after a pause", "which is larger, cohere, mistral, or adept?", ["cohere", "mistral", "adept"]),
    ("before", "of cohere, mistral and adept, which raised most?", ["cohere", "mistral", "adept"]),
    ("only a pause", "which is larger in 2020, cohere or adept?", ["cohere", "adept"]),
    ("Chinese", "cohere、mistral 和 adept 哪家估值最高", ["cohere", "mistral", "adept"]),
]  # fmt: skip


@pytest.mark.parametrize(("folded", "members"), [c[1:] for c in LISTS], ids=[c[0] for c in LISTS])
def test_lists(folded: str, members: list[str]) -> None:
    """The things that a question lists, a comma before each of the first in English."""
    asks = re.search("which (?:is larger|raised most)|how long did each|哪家估值最高", folded)
    assert asks
    assert [folded[slice(*span)] for span in listed_in(folded, asks.span())] == members
