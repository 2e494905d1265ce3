"""Questions about an article itself: what is one, what is none, and what is answered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import at_now, table

from knowledge import Knowledge
from knowledge.answering.asked_about import asked_about
from knowledge.language.folding import fold_text
from knowledge.models import AnswerKind, Language, Reason

ABOUT = table("""
title: 这篇文章的标题是什么 | 标题? | 标题是什么 | 题目叫什么 | 文章叫什么名字 | 這篇報導的標題是什麼 |
    what's the headline | what is this article called? | whats the title |
    What is the title of the article? | 标题说加单带飞了谁的产能 | 这文章啥标题啊 | 大标题写的啥 |
    給我標題 | could you give me the headline?
author: 作者是谁? | 这篇稿子谁写的 | 作者叫啥 | 谁写的这篇文章 | 文章是哪位记者写的 | 這篇文章是誰寫的 |
    本文出自谁之手 | who wrote this | Who is the author? | who wrote this article? | who's the auther |
    by whom was this written | what's the name of the author | which journalist wrote this story |
    请问一下这篇新闻的作者是哪位呀,谢谢 | 記者是誰 | 英伟达这篇文章的作者是谁 | 哪个记者写的啊 |
    撰稿人是谁呀 | 这篇是谁撰写的 | 作者的名字叫什么 | 作者姓名 | 这新闻谁写的呀 | written by? | author? |
    who is the journalist behind this piece? | whose article is this | 是誰執筆的
editor: 编辑是谁? | 谁编辑的 | 這篇的責任編輯是誰 | who edited this piece | 责编叫什么名字 |
    这篇文章的小编是谁 | 本文编辑叫什么名字 | who was the editor of this article?
author+editor: who wrote this article and who edited it? | 作者和编辑是谁 | 作者、编辑分别是谁
title+author: 标题和作者 | 这篇文章的标题和作者分别是什么
source: 哪家媒体发的这篇文章 | 这条新闻是哪家媒体发的啊 | 文章来源 | 来源是哪里 | 出处? |
    这篇文章发表在哪里 | 這篇報導是哪家媒體刊登的 | what is the source of this article |
    which outlet published this story | where was this article published | who published this article |
    这文章哪来的 | 这篇文章是从哪里转载的 | 这是哪个公众号的文章 | 文章出自哪家媒体 | 哪個網站登的這篇新聞 |
    what publication is this from | who put out this article | 這則新聞的來源是?
date: 啥时候发的这篇文章 | 文章是什么时候发布的 | 這篇文章幾月幾號發表的 | when was it published |
    when was this article written? | publication date | 发布时间 | 这是哪天的新闻 |
    what's the date of the article | 这篇文章写于哪年 | 文章发表于几号 | 這篇文章什麼時候寫的 |
    新闻是哪天的 | how old is this article | what day was the article published on? | 发稿时间 |
    这篇报道是几月份发的
author+date: who wrote this and when | who wrote the article and when was it published?
language: 文章是用什么语言写的 | what language is the article written in |
    is this article written in English or which language
sections: 文章有几节 | 全文分几个部分 | 有哪些小标题 | how many sections does the article have | 目录 |
    what are the section headings? | 文章结构是怎样的 | 列一下文章的大纲 | 文章有多少个章节 |
    这篇文章分成几部分啊 | what are the chapters | list the section titles | 各部分的标题是什么
section: 第二节讲了什么 | 第三部分讲的是什么 | 第3节的主要内容 | what is section 2 about |
    What does the third section say? | 总结一下第二部分 | 最后一节讲了啥 | summarize the last section |
    第一部分說什麼 | 请概括第四节的内容 | tell me about section 3 | what's in the first section |
    第二章都写了啥
section_title: 03 这一节的标题是什么 | 第二章的标题说训练GPT-3花了多长时间 |
    第四部分标题说英伟达离登顶还差多少 | 第一节叫什么 | what's the title of section 3 | 第二個小標題是什麼 |
    第2部分的标题叫什么 | what is the heading of the second section | 最后一节标题
length: 文章有多少字 | 这篇文章多长 | how long is the article | 文章有几句话 | 你知道多少条事实 |
    how many facts do you have | how many sentences are in the article | 全文大概多少字 |
    how many words is this article | 有多少句
summary: 文章讲了什么 | 讲了什么 | 这篇文章讲的什么 | 总结一下 | 總結一下這篇文章 | 用三句话概括全文 |
    给我一个摘要 | 这篇报道的主要内容是什么 | 文章大意 | what is it about | what's this article about? |
    summarize | Summarize the article in 3 sentences | tl;dr | give me a summary please | main points? |
    这新闻说了啥 | 介绍一下这篇文章 | tell me about the article | 能不能帮我总结一下文章的重点 |
    can you summarise this for me? | 本文主旨是什么 | 文章說了什麼 | what does the article say |
    英伟达的新闻讲了什么 | 简单说说这篇文章讲什么 | 帮我概括一下文章内容 | 这篇文章主要讲的是什么呢 |
    文章的主要觀點是什麼 | 用一句话总结文章 | 给个摘要呗 | 讲的啥 | what's the gist? |
    give me the main takeaways | what is the article saying | can you give me a quick summary of the news? |
    这篇文章的中心思想 | what's the story about? | 快速总结 | tldr please | 能简单介绍一下这篇报道吗 |
    全文概要 | 作者写了什么 | 作者想表达什么
examples: 你能回答什么 | 我可以问什么 | 能问些什么问题 | what can I ask | what questions can you answer? |
    what can i ask you about this article | 我能問你什麼 | 有什么可以问的 | give me some example questions |
    可以问你什么问题 | 你可以回答哪些问题 | 举几个例子我可以问的问题 | what should i ask |
    what kind of questions can I ask you? | 我能问点啥 | sample questions
author+source: 这篇文章是谁写的,哪家媒体发的
title+author+date: 标题、作者、发布日期
""")
"""What is asked about the article, and in which words."""
NOT_ABOUT = table("""
none: TrendForce 的报告作者是谁 | 三体的作者是谁 | Runway 的标题是什么 | 这份财报是哪天发布的 |
    据哪家媒体报道字节订了单 | 作者怎么总结英伟达的整体表现 | 作者在正文前先抛了个什么问句? |
    按文章的说法,英伟达是今年上半年的大赢家吗 | 文章结语说英伟达从哪几个方面看都赢麻了 |
    which outlet reported ByteDance's GPU orders | 谷歌在这篇文章里都干了哪几件事? |
    文章里提到微软打算投多少钱 | 外電是哪一家媒體報導了 2 奈米的報價 |
    Which outlet reported the talks over a stake in 青蛙动画? | 这是哪家媒体报道的 |
    How much is the title sponsor reportedly paying per year? | 总结一下英伟达的投资 | 谁说的 |
    什么时候发布的 | 什么时候 | 谁 | 多少 | 多少字节的显存 | 哪家媒体说的 | 英伟达的编辑软件叫什么 |
    Runway 是做什么的 | 视频编辑软件谁开发的 | AI 视频编辑 | the report was published by whom |
    when was the report published | 这份报告是谁写的 | who wrote the code | who wrote Inflection-1 |
    新闻发布会什么时候开 | 新闻发布会是谁开的 | 文章写了英伟达的什么 | MLPerf 的结果由谁发布 |
    GPT-3 是用什么语言写的 | 有几个部分的收入 | 内容审核 | 什么意思 | what does it mean |
    what is the name of the model | 公司叫什么名字 | 它叫什么 | 来源于中国的收入占多少 | 英伟达的收入来源 |
    标题党 | 时间 | 时间呢 | 那时间呢 | what about the date | 谁的估值最高 | 谁投的 | 谁写了推荐信 |
    主要竞争对手 | 主题公园什么时候开 | 他说了什么 | 说了什么 | 作者多大了 | 作者是哪里人 |
    作者的观点对英伟达有利吗 | how long did it take | how long is the marathon | 第二节课几点 | 第三章程 |
    第二部分资金什么时候到位 | 问题是什么 | 有什么问题 | 公司发布了什么 | 发布了什么 | 哪里发布的 | 结语 |
    怎么回答 | 编辑部在哪 | who is the editor of Nature | 新闻 | 文章 | 报道 | article | what | it |
    时代周刊的封面标题 | 谁是黄仁勋 | 这家公司的编辑团队有多大 | 论文的作者是谁 | GPT-3 论文标题是什么 |
    哪家媒体最先报道的收购 | 这本书什么时候出版的 | 谁写的代码 | 研报是谁写的 | 这个报告什么时候发布的 |
    微软的公告什么时候发布 | 财报里的主要内容 | 大会的主题是什么 | 会议的主要内容 | 演讲讲了什么 |
    黄仁勋讲了什么 | CEO 说了什么 | 他在会上讲了什么 | what did the CEO say | what is the conference about |
    what does the report say about revenue | summary of the earnings | summarize Nvidia's results |
    who published the benchmark results | where was the game released | when was the film released |
    when was the company's article of association | what's the name of the CEO |
    what language model did they train | which language models are mentioned in the article |
    how many parameters | how many sections of the stadium are open | 第一章节的预算 | 第三部分股权 |
    第二季度讲了什么 | 第一名是谁 | 问题有多严重 | 你能告诉我英伟达的市值吗 | 文章里谁最有钱 |
    文章提到的公司有哪些 | 文章提到了哪些芯片 | 本文中英伟达的市值 | 新闻里那个公司叫什么 |
    这篇文章里的CEO是谁 | who is mentioned in the article | does the article mention AMD |
    when did the story begin | 作者认为英伟达会赢吗 | 作者对台积电怎么看 |
    is the author optimistic about Nvidia | 标题里的 5nm 是什么 | 来源于哪里的芯片 | 哪家来源的投资 |
    哪天公布的 | 发布时间是什么时候的产品 | 编辑器叫什么 | 谁来编辑视频 | 平台是谁开发的 | 媒体怎么评价 |
    网站叫什么 | 总结会什么时候开 | 主要竞争者有哪些 | 内容平台有哪些 | 字数限制
""")
"""What asks of something else, or needs the turn before it."""


@pytest.mark.parametrize(("wanted", "question"), ABOUT, ids=[question for _, question in ABOUT])
def test_asks_about_the_article(wanted: str, question: str) -> None:
    """Words for articles and their attributes alone ask about the article."""
    asked = asked_about(fold_text(question))
    assert asked is not None
    assert "+".join(asked.wanted) == wanted


@pytest.mark.parametrize("question", [question for _, question in NOT_ABOUT])
def test_asks_of_something_else(question: str) -> None:
    """A name or matter besides, or no word for the article, leaves the question to the article's content."""
    assert asked_about(fold_text(question)) is None


@pytest.mark.parametrize(
    ("question", "short", "quoted"),
    [
        (
            "这篇文章的标题是什么",
            "英伟达杀疯了!连投三家生成式AI独角兽,加单带飞台积电5nm产能",
            ["今天小编分享的科技经验"],
        ),
        ("這篇文章誰寫的", "ZeR0", ["作者 | ZeR0"]),
        ("zuozhe shi shui", "ZeR0", ["作者 | ZeR0"]),
        ("这篇文张的编缉是谁", "漠影", ["编辑 | 漠影"]),
        ("who wrote this article and who edited it?", "Author: ZeR0; Editor: 漠影", ["作者 | ZeR0", "编辑 | 漠影"]),
        ("哪家媒体发的这篇文章", "芯东西", ["芯东西 6 月 30 日消息"]),
        ("啥时候发的这篇文章", "2023 年 6 月 30 日", ["芯东西 6 月 30 日消息"]),
        ("when was it published?", "30 June 2023", ["芯东西 6 月 30 日消息"]),
        ("文章是用什么语言写的", "简体中文", []),
        ("how long is the article", "67 sentences, 170 facts, about 3,279 characters", []),
        (
            "03 这一节的标题是什么",
            "AI 大模型军备竞赛白热化 大算力 AI 芯片需求暴涨",
            ["AI 大模型军备竞赛白热化", "大算力 AI 芯片需求暴涨"],
        ),
        ("第二章的标题说训练GPT-3花了多长时间", "11 分钟", ["11 分钟训练 GPT-3", "英伟达 GPU"]),
        (
            "标题说带飞了谁的产能",
            "英伟达杀疯了!连投三家生成式AI独角兽,加单带飞台积电5nm产能",
            ["今天小编分享的科技经验"],
        ),
        ("英伟达这篇文章的作者是谁", "ZeR0", ["作者 | ZeR0"]),
        ("作者是 ZeR0 吗", "是 (ZeR0)", ["作者 | ZeR0"]),
        ("编辑是不是张三丰", "否 (漠影)", ["编辑 | 漠影"]),
        ("is Tom Smith the author of this article?", "no (ZeR0)", ["作者 | ZeR0"]),
    ],
)
def test_answers(knowledge: Knowledge, question: str, short: str, quoted: list[str]) -> None:
    """The article's own lines are quoted where they say it; the span stands in the first quote."""
    answer = knowledge.ask(question)
    assert (answer.kind, answer.short) == (AnswerKind.ANSWER, short)
    assert len(answer.quotes) == len(quoted)
    assert all(quote.text.startswith(begins) for quote, begins in zip(answer.quotes, quoted, strict=True))
    assert answer.mark is None or answer.quotes[0].text[slice(*answer.mark)] == answer.span


def test_sections(knowledge: Knowledge) -> None:
    """Asked for its sections, their number and headings are told."""
    answer = knowledge.ask("文章有几节")
    assert (answer.short or "").startswith("4 节:01 连投生成式 AI 独角兽;02 ")
    assert [quote.section for quote in answer.quotes] == list(knowledge.articles()[0].sections)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        pytest.param("第一段讲了什么", "芯东西 6 月 30 日消息", id="first"),
        pytest.param("第一自然段说了什么?", "芯东西 6 月 30 日消息", id="自然段"),
        pytest.param("What does the first paragraph say?", "芯东西 6 月 30 日消息", id="English"),
        pytest.param("第二节第一段讲了什么", "Inflection AI 正与英伟达合作", id="of a section"),
        pytest.param("最后一段讲了什么", "在英伟达俨然已是", id="last"),
        pytest.param("第五十段讲了什么", None, id="there is none"),
    ],
)
def test_a_paragraph(knowledge: Knowledge, question: str, begins: str | None) -> None:
    """A paragraph by its number is told by its sentences; lines that say nothing are not counted."""
    answer = knowledge.ask(question)
    assert [quote.text.startswith(begins or "") for quote in answer.quotes[:1]] == [True] * bool(begins)
    assert (answer.kind is AnswerKind.ANSWER) is bool(begins)


def test_a_section_that_there_is_not(knowledge: Knowledge) -> None:
    """The ninth of four sections is not in the article."""
    answer = knowledge.ask("第九节讲了什么")
    assert (answer.kind, answer.reason) == (AnswerKind.UNKNOWN, Reason.NOT_IN_ARTICLE)


@pytest.mark.parametrize("question", ["文章讲了什么", "what is it about", "總結一下"])
def test_a_summary_goes_through_the_sections(knowledge: Knowledge, question: str) -> None:
    """A summary is short, and quotes the sentences that lead the article and each of its sections."""
    answer = knowledge.ask(question)
    assert len(answer.short or "") <= 200
    assert len(answer.quotes) <= 8
    assert [quote.section for quote in answer.quotes][-4:] == list(knowledge.articles()[0].sections)


def test_a_summary_of_a_section(knowledge: Knowledge) -> None:
    """A section's summary quotes from that section alone."""
    answer = knowledge.ask("第二节讲了什么")
    assert answer.short == "11 分钟训练 GPT-3 英伟达 GPU 强势霸榜大模型基准测试"
    assert {quote.section for quote in answer.quotes} == {"02 11 分钟训练 GPT-3"}


@pytest.fixture
def several(tmp_path: Path) -> Iterator[Knowledge]:
    """Two articles: one plain with bylines, one with front matter that its text does not repeat."""
    (tmp_path / "tea.txt").write_text(
        "茶叶出口创新高\n\n撰文 | 陆羽 责编 | 皎然\n来源:茶经报\n\n2024年5月1日\n\n"
        "今年前四个月茶叶出口三万吨,创下新高。\n",
        encoding="utf-8",
    )
    (tmp_path / "wine.txt").write_text(
        '+++\ntitle = "Wine sales fall"\nauthor = "Ann Lee"\n+++\n'
        "Wine sales fall\n\nSales fell by a tenth in the year to May.\n",
        encoding="utf-8",
    )
    with Knowledge.open(tmp_path / "store.db", clock=at_now) as knowledge:
        knowledge.build([tmp_path / "tea.txt", tmp_path / "wine.txt"])
        yield knowledge


@pytest.mark.parametrize(
    ("question", "short"),
    [
        pytest.param("茶叶那篇文章的作者是谁", "陆羽", id="the named article, by its byline"),
        pytest.param("茶叶的文章是谁编辑的", "皎然", id="two people in one byline"),
        pytest.param("茶叶这篇文章哪家媒体发的", "茶经报", id="source line"),
        pytest.param("who wrote the wine article", "Ann Lee", id="front matter alone"),
        pytest.param("标题?", "Wine sales fall — Wine sales fall\n茶叶出口创新高 — 茶叶出口创新高", id="each article"),
    ],
)
def test_several_articles(several: Knowledge, question: str, short: str) -> None:
    """The article that the question names is meant, else each."""
    answer = several.ask(question)
    assert answer.kind is AnswerKind.ANSWER
    assert sorted((answer.short or "").splitlines()) == sorted(short.splitlines())


def test_what_no_article_says_of_itself(several: Knowledge) -> None:
    """Without an editor named there is an honest no; beside an author it is told which is missing."""
    assert several.ask("who edited the wine article").reason is Reason.NOT_IN_ARTICLE
    assert several.ask("author and editor of the wine article").short == "Author: Ann Lee; Editor: not given"


@pytest.mark.parametrize("language", Language)
def test_examples_are_answered(knowledge: Knowledge, language: Language) -> None:
    """Every example question is answered, and "what can I ask" shows them."""
    examples = knowledge.examples(language, 5)
    assert len(examples) == 5
    assert all(knowledge.ask(example).kind is AnswerKind.ANSWER for example in examples)
    assert knowledge.examples(language, 5) == examples
    assert knowledge.ask("what can I ask", language=language).short == "\n".join(examples)


def test_an_empty_store_has_no_examples(tmp_path: Path) -> None:
    """Nothing is offered where nothing is stored, and nothing is known of an article."""
    with Knowledge.open(tmp_path / "empty.db") as knowledge:
        assert list(knowledge.examples(Language.ENGLISH)) == []
        assert knowledge.ask("作者是谁").kind is AnswerKind.UNKNOWN
        assert knowledge.ask("what can I ask").kind is AnswerKind.UNKNOWN
