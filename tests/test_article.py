"""A file becomes an article, or a clear error."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, SEED

from knowledge.article import LARGEST_FILE, read_article, read_articles
from knowledge.errors import ArticleError
from knowledge.models import Article, Kind, Language

HEAD = '+++\ntitle = "标题在此"\npublished = 2023-06-30\n+++\n'


def written(folder: Path, content: str | bytes, name: str = "a.txt") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_seed_article(article: Article) -> None:
    """The first article's front matter, sections, and kinds of sentences."""
    front = article.front
    assert (front.source, front.author, front.editor) == ("芯东西", "ZeR0", "漠影")
    assert front.published == date(2023, 6, 30)
    assert front.language is Language.SIMPLIFIED
    assert [section.name for section in article.sections] == [
        "01 连投生成式 AI 独角兽",
        "02 11 分钟训练 GPT-3",
        "03 AI 大模型军备竞赛白热化",
        "04 结语:距离登顶全球最大芯片设计公司",
    ]
    assert Counter(sentence.kind for sentence in article.sentences) == {
        Kind.TITLE: 1,
        Kind.BYLINE: 2,
        Kind.LEAD: 8,
        Kind.HEADING: 8,
        Kind.CAPTION: 6,
        Kind.PARAGRAPH: 42,
    }


def test_the_text_is_as_published(article: Article) -> None:
    """The article's text is what stands after the front matter, to the last character."""
    assert SEED.read_text(encoding="utf-8").endswith("+++\n" + article.text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("标题在此\n\n正文一句。两句。", "title paragraph paragraph", id="title and prose"),
        pytest.param("标题在此\nBy Jane Doe\n正文。", "title byline paragraph", id="English byline"),
        pytest.param(
            "标题在此\n作者 | 甲\n正文。\n01.\n小节\n正文。", "title byline lead heading paragraph", id="numbered"
        ),
        pytest.param("标题在此\n一、小节\n正文。", "title heading paragraph", id="Chinese number"),
        pytest.param("# 标题在此\n\n## 小节\n\n正文。", "title heading paragraph", id="Markdown"),
        pytest.param(
            "标题在此\n导语。\n\n小节\n\n正文。", "title lead heading paragraph", id="heading between blank lines"
        ),
        pytest.param("标题在此\n▲ 图注。第二句。\n正文。", "title caption paragraph", id="a caption is one sentence"),
        pytest.param("小编分享:标题在此,欢迎阅读。\n正文。", "title paragraph", id="title with words around it"),
        pytest.param("标题在此\n正文。\n>\n***\n", "title paragraph", id="lines that say nothing"),
        pytest.param("标题在此\n2.\n2023 年共有 5 家。", "title paragraph", id="prose under a number"),
    ],
)
def test_layout(tmp_path: Path, text: str, kinds: str) -> None:
    """The kinds of an article's sentences."""
    article = read_article(written(tmp_path, HEAD + text))
    assert " ".join(sentence.kind for sentence in article.sentences) == kinds


@pytest.mark.parametrize(
    ("name", "content", "title", "published"),
    [
        pytest.param("a.txt", "首行是标题\n2023年6月30日\n正文。", "首行是标题", date(2023, 6, 30), id="date line"),
        pytest.param(
            "a.md", "# 首行是标题\n\n芯东西2023年6月30日消息,正文。", "首行是标题", date(2023, 6, 30), id="news line"
        ),
        pytest.param(
            "a.txt",
            "首行是标题\n公司于2023年6月30日在北京成立,这是一段很长很长的正文,不是日期行,不能当作发布日期来用。",
            "首行是标题",
            None,
            id="a date of something else",
        ),
        pytest.param("a.txt", "\n\n首行是标题\n正文。", "首行是标题", None, id="blank lines first"),
    ],
)
def test_without_front_matter(tmp_path: Path, name: str, content: str, title: str, published: date | None) -> None:
    """Plain files take their title from the first line, and a date only where it is told."""
    article = read_article(written(tmp_path, content, name))
    assert (article.id, article.front.title, article.front.published) == ("a", title, published)


@pytest.mark.parametrize(
    "encoding",
    [
        pytest.param("utf-8-sig", id="UTF-8 with a mark"),
        pytest.param("utf-16", id="UTF-16 with a mark"),
        pytest.param("utf-16-le", id="UTF-16 by a guess"),
        pytest.param("gb18030", id="GB18030 by a guess"),
    ],
)
def test_encodings(tmp_path: Path, article: Article, encoding: str) -> None:
    """Marked and clearly guessed encodings give the same article."""
    path = written(tmp_path, SEED.read_text(encoding="utf-8").encode(encoding), SEED.name)
    assert read_article(path) == article


def test_newlines_are_one(tmp_path: Path) -> None:
    """Windows and old Mac newlines are read as one character."""
    texts = {
        read_article(written(tmp_path, ("标题\n正文。" + end + "二。").encode())).text for end in ("\r\n", "\r", "\n")
    }
    assert texts == {"标题\n正文。\n二。"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t", "empty", id="blank"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt", id="picture"),
        pytest.param("标题\n正文\x00".encode(), "line 2: is binary", id="NUL"),
        pytest.param("标题\n正文".encode() + b"\xff\xfe\xff", "line 2: is not UTF-8", id="broken UTF-8"),
        pytest.param(b"\xff\xfe\x00", "utf-16", id="broken UTF-16"),
        pytest.param('+++\ntitle = "x"\n正文。', "line 1: the front matter that opens here is not closed", id="open"),
        pytest.param('+++\ntitle = "x"\ndate ==\n+++\n正文。', "line 3: the front matter is not valid TOML", id="TOML"),
        pytest.param(
            '+++\ntitle = "x"\ntitel = "y"\n+++\n正文。', 'line 3: the front matter has no key "titel"', id="key"
        ),
        pytest.param('+++\npublished = "gestern"\n+++\n正文。', "line 2: `published` must be a date", id="date"),
        pytest.param("+++\ntitle = 3\n+++\n正文。", "line 2: `title` must be a text in quotes", id="type"),
        pytest.param('+++\nlanguage = "fr"\n+++\n正文。', "line 2: `language` must be one of", id="language"),
        pytest.param(f'+++\ntitle = "{"x" * 201}"\n+++\n正文。', "line 2: `title` must be one line", id="long title"),
        pytest.param(HEAD + "\n>\n", "has no text after its front matter", id="no text"),
        pytest.param(b"a" * (LARGEST_FILE + 1), "Split it", id="too large"),
    ],
)
def test_bad_files(tmp_path: Path, content: str | bytes, told: str) -> None:
    """A file that is no article gives one line that names it, and where it can the line."""
    path = written(tmp_path, content)
    with pytest.raises(ArticleError) as raised:
        read_article(path)
    assert str(path) in str(raised.value)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_two_articles_of_one_id(tmp_path: Path) -> None:
    """Two files of one id name each other; the same file named twice is one article."""
    (tmp_path / "b").mkdir()
    one, two = written(tmp_path, "甲。"), written(tmp_path / "b", "乙。")
    with pytest.raises(ArticleError, match="is also that of"):
        read_articles([one, two])
    assert len(read_articles([one, tmp_path])) == 1


@pytest.mark.parametrize("name", ["missing.txt", "empty-folder"])
def test_nothing_to_read(tmp_path: Path, name: str) -> None:
    """A missing file and a folder without articles are said."""
    (tmp_path / "empty-folder").mkdir()
    with pytest.raises(ArticleError, match=name):
        read_articles([tmp_path / name])


def test_a_readme_is_no_article() -> None:
    """The folder of seeds holds its format's description, which is not read."""
    assert [article.id for article in read_articles([ROOT / "seeds"])] == [SEED.stem]
