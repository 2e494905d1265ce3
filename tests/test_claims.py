"""Claims of articles: whose value, of what, when, how told; and who did what to whom."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.article import assemble
from knowledge.building.claims import read_claims
from knowledge.building.own_names import own_names
from knowledge.language.folding import fold_text
from knowledge.models import Article, Claim, ClaimKind, FrontMatter, Language

TODAY = date(2024, 6, 14)


def written(text: str) -> Article:
    """An article of one paragraph a line."""
    return assemble("paper", FrontMatter("一则新闻", Language.SIMPLIFIED, published=TODAY), text)


def claims(text: str) -> list[Claim]:
    """The claims of a text."""
    article = written(text)
    texts = [article.text[sentence.start : sentence.end] for sentence in article.sentences]
    facts = {s.start: (n, fold_text(t)) for n, (s, t) in enumerate(zip(article.sentences, texts, strict=True), start=1)}
    return read_claims(article, facts, own_names(texts))[0]


def told(text: str) -> list[tuple[str, str, str]]:
    """Subject, attribute and words of each value."""
    return [(one.subject, one.attribute, one.text) for one in claims(text) if one.kind is ClaimKind.VALUE]


VALUES = [
    ("first of two", "OpenAI 完成 66 亿美元融资,估值达 1570 亿美元。", ("openai", "fundraising", "66 亿美元")),
    ("second of two", "OpenAI 完成 66 亿美元融资,估值达 1570 亿美元。", ("openai", "valuation", "1570 亿美元")),
    ("after a semicolon", "微软营收 600 亿美元;亚马逊营收 900 亿美元。", ("亚马逊", "revenue", "900 亿美元")),
    ("dropped subject", "微软上月发布财报。营收为 619 亿美元。", ("微软", "revenue", "619 亿美元")),
    ("contrast", "谷歌营收 805 亿美元,而亚马逊则为 1433 亿美元。", ("亚马逊", "revenue", "1433 亿美元")),
    ("in turn, first", "苹果和三星分别出货 5210 万部和 6010 万部。", ("苹果", "shipment", "5210 万部")),
    ("in turn, second", "苹果和三星的份额分别为 17.3% 和 20.8%。", ("三星", "market-share", "20.8%")),
    ("in turn, three", "高通、联发科、苹果份额分别为 30%、28% 和 20%。", ("联发科", "market-share", "28%")),
    ("list of one attribute", "台积电以 61% 的份额居首,三星 11% 排第二。", ("三星", "market-share", "11%")),
    ("not after a preposition", "英特尔向美光支付了 15 亿美元。", ("英特尔", "支付", "15 亿美元")),
    ("described", "同样在做类 ChatGPT 产品的 Cohere 完成 2.7 亿美元融资。", ("cohere", "fundraising", "2.7 亿美元")),
    ("profit", "英伟达净利润 148.8 亿美元。", ("英伟达", "net-profit", "148.8 亿美元")),
    ("price after", "特斯拉把 Model Y 售价下调至 24.99 万元。", ("modely", "price", "24.99 万元")),
    ("staff", "谷歌裁掉 1.2 万人。", ("谷歌", "layoff", "1.2 万人")),
    ("weight", "这款 Pixel 手机重 187 克。", ("pixel", "weight", "187 克")),
    ("marathon time", "基普乔格以 2 小时 01 分 09 秒夺冠。", ("", "夺冠", "2 小时 01 分 09 秒")),
    ("in turn, listed before", "荣耀和 vivo 紧随其后,份额分别是 9% 和 6%。", ("vivo", "market-share", "6%")),
    ("a firm without 公司", "苹果出货 4640 万部。苹果营收 940 亿元。", ("苹果", "revenue", "940 亿元")),
    ("maker before product", "6 月 25 日发布的 vivo X Fold5 重 217 克。", ("xfold5", "weight", "217 克")),
    ("told by a speaker", "微软发布财报。副总经理邱立群表示,营收涨到 420 元。", ("微软", "revenue", "420 元")),
    ("made by others", "由微软出品的《长夜》上映,票房 28 亿元。", ("长夜", "box-office", "28 亿元")),
    ("no subject: a time", "二季度营收 8 亿元。二季度出货 9 万台。", ("", "quarterly-revenue", "8 亿元")),
    ("a place is no subject", "Pixel 卖 199 美元,在日本卖 21 美元。", ("pixel", "unit-sales", "21 美元")),
    ("across paragraphs", "《长夜》成本 1 亿元。\n该片票房 9 亿元。", ("长夜", "box-office", "9 亿元")),
    ("after the investors", "微软完成融资,由谷歌领投,高通跟投,估值升至 120 亿元。", ("微软", "valuation", "120 亿元")),
    ("changed from", "用电量由 415 太瓦时增至 945 太瓦时。", ("", "用电量", "945太瓦时".replace("945", "945 "))),
    ("a verb of its own", "这部由微软投资 5 亿元的《长夜》,仅收 2.1 亿元。", ("长夜", "", "2.1 亿元")),
    ("after its change", "《长夜》票房比首周高出 1.4 倍,最终以 15.3 亿元收官。", ("长夜", "box-office", "15.3 亿元")),
    ("English", "Apple shipped 50 million phones, while Samsung raised $3bn.", ("samsung", "fundraising", "$3bn")),
    ("millions without a noun", "受影响的有微软客户 187 万。", ("微软", "user-count", "187 万")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_values(text: str, value: tuple[str, str, str]) -> None:
    """A value belongs to the name that governs it, under the word that says what it is."""
    assert value in told(text)


NO_VALUES = [
    ("this company", "这两家都是微软的对手。"),
    ("one", "谷歌是一家公司。"),
    ("a stretch of time", "三年内谷歌不会裁员。"),
    ("a bare number", "微软的第 7 号楼。"[:3] + "有 7。"),
    ("dates", "微软成立于 1975 年 4 月 4 日。"),
]


@pytest.mark.parametrize("text", [row[1] for row in NO_VALUES], ids=[row[0] for row in NO_VALUES])
def test_no_values(text: str) -> None:
    """Pointing words, stretches of time, bare numbers and dates tell no value."""
    assert told(text) == []


TIMES = [
    ("own part", "微软 2023 年营收 2119 亿美元,2024 年预计达 2450 亿美元。", "2119 亿美元", date(2023, 1, 1)),
    ("second part", "微软 2023 年营收 2119 亿美元,2024 年预计达 2450 亿美元。", "2450 亿美元", date(2024, 1, 1)),
    ("relative", "去年 11 月,谷歌投资 5 亿美元。", "5 亿美元", date(2023, 11, 1)),
    ("sentence", "本周三,谷歌宣布,将投资 5 亿美元。", "5 亿美元", date(2024, 6, 12)),
    ("after", "Samsung raised $3bn in May.", "$3bn", date(2024, 5, 1)),
    ("same day", "6 月 3 日,微软裁员。同一天,谷歌投资 5 亿美元。", "5 亿美元", date(2024, 6, 3)),
    ("days later", "6 月 3 日,微软裁员。六天后,谷歌投资 5 亿美元。", "5 亿美元", date(2024, 6, 9)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "first"), [row[1:] for row in TIMES], ids=[row[0] for row in TIMES])
def test_times(text: str, value: str, first: date) -> None:
    """A value is true of the last time named before it, resolved against the article's date."""
    assert [one.first for one in claims(text) if one.text == value] == [first]


INVESTS, ACQUIRES, FOUNDS, LEADS, MAKES = (
    ClaimKind.INVESTS, ClaimKind.ACQUIRES, ClaimKind.FOUNDS, ClaimKind.LEADS, ClaimKind.MAKES,
)  # fmt: skip
RELATIONS = [
    ("invests in", "谷歌此前投资了 Anthropic。", INVESTS, [("谷歌", "anthropic")]),
    ("to", "英伟达之前曾向 CoreWeave 投资 1 亿美元。", INVESTS, [("英伟达", "coreweave")]),
    ("took part", "Mistral 完成融资,英伟达、微软等均参与了该轮融资。", INVESTS,
     [("英伟达", "mistral"), ("微软", "mistral")]),
    ("investors are", "Mistral 的投资方包括英伟达、微软和三星。", INVESTS,
     [("英伟达", "mistral"), ("微软", "mistral"), ("三星", "mistral")]),
    ("led and followed", "Mistral 拿到融资,由谷歌领投,微软跟投。", INVESTS, [("谷歌", "mistral"), ("微软", "mistral")]),
    ("besides", "除了谷歌之外,Mistral 还获得了微软、英特尔等的注资。", INVESTS,
     [("谷歌", "mistral"), ("微软", "mistral"), ("英特尔", "mistral")]),
    ("people with titles", "Mistral 获得了谷歌前 CEO Eric Schmidt、微软创始人比尔·盖茨等大佬的注资。", INVESTS,
     [("ericschmidt", "mistral"), ("比尔盖茨", "mistral")]),
    ("both rounds", "Mistral 完成融资,Cohere 也完成融资。英伟达均在这两笔融资的投资方之列。", INVESTS,
     [("英伟达", "mistral"), ("英伟达", "cohere")]),
    ("English", "Last week Mistral raised $600m from Nvidia and Salesforce.", INVESTS,
     [("nvidia", "mistral"), ("salesforce", "mistral")]),
    ("acquires", "Databricks 同意以 13 亿美元收购 MosaicML。", ACQUIRES, [("databricks", "mosaicml")]),
    ("is acquired", "MosaicML 被 Databricks 收购。", ACQUIRES, [("databricks", "mosaicml")]),
    ("acquires what others founded", "微软收购由谷歌员工创办的 Inflection。", ACQUIRES, [("微软", "inflection")]),
    ("bought", "On Monday Databricks bought MosaicML for $1.3bn.", ACQUIRES, [("databricks", "mosaicml")]),
    ("founded by", "Inflection 由 Mustafa Suleyman 于 2022 年创办。", FOUNDS, [("mustafasuleyman", "inflection")]),
    ("founder", "Inflection 创始人 Mustafa Suleyman 表示乐观。", FOUNDS, [("mustafasuleyman", "inflection")]),
    ("leads", "MLCommons 首席执行官 David Kanter 表示乐观。", LEADS, [("davidkanter", "mlcommons")]),
    ("makes", "谷歌昨日推出了大模型 Gemini。", MAKES, [("谷歌", "gemini")]),
    ("nobody", "投资者对创企的投资热情不减。", INVESTS, []),
    ("no price", "谷歌的收购价高于微软。", ACQUIRES, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "pairs"), [row[1:] for row in RELATIONS], ids=[row[0] for row in RELATIONS])
def test_relations(text: str, kind: ClaimKind, pairs: list[tuple[str, str]]) -> None:
    """Relations hold between the right names, whatever the order of the sentence."""
    assert sorted((one.subject, one.text) for one in claims(text) if one.kind is kind) == sorted(pairs)


SENTENCES = st.lists(
    st.sampled_from([*(row[1] for row in (*VALUES, *TIMES, *RELATIONS)), "ＡＭＤ　营收 ５８ 亿美元。", "輝達營收。"]),
    min_size=1,
    max_size=6,
)


@given(SENTENCES)
def test_offsets(sentences: list[str]) -> None:
    """Every span of a claim lies in its sentence, and a value's words stand at its offsets."""
    article = written("\n".join(sentences))
    bounds = dict(enumerate(article.sentences, start=1))
    for one in claims("\n".join(sentences)):
        sentence = bounds[one.fact]
        assert sentence.start <= one.own_start <= one.own_end <= sentence.end
        assert sentence.start <= one.start < one.end <= sentence.end
        if one.kind is ClaimKind.VALUE:
            assert article.text[one.start : one.end] == one.text
            assert one.own_start <= one.start < one.end <= one.own_end
        if one.subject_start is not None and one.subject_end is not None:
            assert sentence.start <= one.subject_start < one.subject_end <= sentence.end


@given(st.text(alphabet="微软谷歌投资收购了由、,。;0123456789亿万元% aAbB报道预计", max_size=60))
def test_anything_can_be_read(text: str) -> None:
    """No text breaks the reading."""
    claims(text or "。")
