"""Invented articles that the tests of follow-ups ask about, and the turns that the follow-ups lean on."""

from dataclasses import dataclass

from knowledge import Knowledge
from knowledge.answering.context import Context
from knowledge.answering.leaning import lean
from knowledge.answering.leaving import leave
from knowledge.answering.understand import understand
from knowledge.models import Answer, AnswerKind, Reason

CHINESE = """+++
title = "云岭科技完成 B 轮融资"
published = 2024-10-09
language = "zh-Hans"
+++
云岭科技完成 B 轮融资

10 月 8 日,云岭科技(YunLing)宣布完成 3 亿元 B 轮融资,由松涛资本领投,投后估值约 20 亿元。
云岭科技创始人许望舒表示,新资金将用于扩建杭州工厂。
许望舒今年 34 岁,此前在谷歌工作六年。
2024 年第二季度,云岭科技营收 1.2 亿元,蓝鲸机器人(BlueWhale)营收 0.8 亿元。
云岭科技用 512 块 H100 训练云雀-2 用了 20 天,用 256 块则要 41 天。
云岭科技旗下的杭州工厂今年产量 3 万台,成都工厂产量 1.5 万台。
全马中签率 12%,半马中签率 24%。
受芯片缺货影响,蓝鲸机器人在 6 月裁员 120 人。
松涛资本收购了星野影业,金额为 5 亿元。
云岭科技在 3 月裁员 45 人。
青禾汽车股价今年上涨 30%,市值突破 90 亿元。
社区团购平台更岚科技在 9 月裁员 80 人,更岚科技由顾行舟创办,现有 310 座仓库、95 座冷库。
停电影响了两成门店,受影响的员工有 60 人,人手不足。
"""
TRADITIONAL = """+++
title = "嵐光電子公布財報"
published = 2024-08-01
language = "zh-Hant"
+++
嵐光電子公布財報

嵐光電子(LanOptics)第二季營收 86 億元,毛利率 41.2%,執行長葉清和表示訂單能見度直達年底。
谷川精密(TaniTech)同期營收 35 億元,毛利率 28%。
5 奈米晶圓每片報價 1.6 萬美元,3 奈米則要 1.9 萬美元。
"""
ENGLISH = """+++
title = "Brightwell raises money"
published = 2024-05-03
language = "en"
+++
Brightwell raises money

Brightwell Energy raised $90m in April at a valuation of $600m, in a round led by Northgate Capital.
Its chief executive, Mara Okafor, said the plant in Leeds would open next year.
Quantia Labs raised $40m in May, and its plan is to raise more.
In India the share of sales was 44%, and in Vietnam 30%.
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with the sentence that answered it, by how that begins, and the words that were the short answer.

    Both are empty where it found no answer.
    """

    question: str
    told: str = ""
    answer: str = ""


TURNS = {
    "unlisted": Turn("更岚科技有多少座仓库", "社区团购平台", "310 座"),
    "raised": Turn("云岭科技融了多少钱?", "10 月 8 日,云岭科技", "3 亿元"),
    "led": Turn("谁领投了云岭科技的 B 轮?", "10 月 8 日,云岭科技", "松涛资本"),
    "founder": Turn("云岭科技的创始人是谁?", "云岭科技创始人许望舒", "许望舒"),
    "revenue": Turn("云岭科技 2024 年第二季度营收多少?", "2024 年第二季度", "1.2 亿元"),
    "trained": Turn("512 块 H100 训练云雀-2 用了多久?", "云岭科技用 512 块", "20 天"),
    "plant": Turn("杭州工厂今年产量多少?", "云岭科技旗下的杭州工厂", "3 万台"),
    "lottery": Turn("全马中签率是多少?", "全马中签率", "12%"),
    "layoffs": Turn("蓝鲸机器人 6 月裁了多少人?", "受芯片缺货影响", "120 人"),
    "bought": Turn("松涛资本收购了哪家公司?", "松涛资本收购了", "星野影业"),
    "shares": Turn("青禾汽车股价涨了多少?", "青禾汽车股价", "30%"),
    "unknown": Turn("蓝鲸机器人的估值是多少?"),
    "margin": Turn("嵐光電子第二季毛利率多少?", "嵐光電子(LanOptics)", "41.2%"),
    "executive": Turn("嵐光電子的執行長是誰?", "嵐光電子(LanOptics)", "葉清和"),
    "wafer": Turn("5 奈米晶圓一片多少錢?", "5 奈米晶圓", "1.6 萬美元"),
    "round": Turn("How much did Brightwell Energy raise?", "Brightwell Energy raised", "$90m"),
    "boss": Turn("Who is Brightwell's chief executive?", "Its chief executive", "Mara Okafor"),
    "lender": Turn("Who led Brightwell Energy's round?", "Brightwell Energy raised", "Northgate Capital"),
    "india": Turn("What was the share of sales in India?", "In India", "44%"),
    "silent": Turn("How many employees does Quantia Labs have?"),
}


def left_by(turn: Turn, knowledge: Knowledge) -> Context | None:
    """What a turn leaves, answered as it says."""
    store = knowledge.store
    leaning = lean(turn.question, understand(turn.question, store), None, store)
    language = leaning.question.language
    if not turn.told:
        return leave(leaning, Answer(AnswerKind.UNKNOWN, language, 0.0, reason=Reason.NOT_IN_ARTICLE), None, store)
    facts = store.facts.get([fact for fact, _ in store.facts.active()]).values()
    quote = next(fact.quote for fact in facts if fact.quote.text.startswith(turn.told))
    assert turn.answer in quote.text
    return leave(leaning, Answer(AnswerKind.ANSWER, language, 1.0, span=turn.answer, quotes=(quote,)), None, store)
