"""What is said of an article itself, per language: its people, date, language, sections and size."""

from collections.abc import Sequence
from datetime import date

from knowledge.models import Language

LONGEST = 200
"""Characters of a list or summary."""
LONGEST_VALUE = 40
"""Characters of a single value."""
_WORDS = {
    Language.SIMPLIFIED: {
        "title": "标题", "author": "作者", "editor": "编辑", "source": "来源", "date": "日期", "language": "语言",
        "sections": "章节", "length": "篇幅", "summary": "概要", "section": "概要", "section_title": "标题",
        "missing": "未注明", "colon": ":", "stop": ";",
        "count": "{sections} 节", "size": "{sentences} 句,{facts} 条事实,约 {characters} 字",
        "zh-Hans": "简体中文", "zh-Hant": "繁体中文", "en": "英文",
    },
    Language.TRADITIONAL: {
        "title": "標題", "author": "作者", "editor": "編輯", "source": "來源", "date": "日期", "language": "語言",
        "sections": "章節", "length": "篇幅", "summary": "概要", "section": "概要", "section_title": "標題",
        "missing": "未註明", "colon": ":", "stop": ";",
        "count": "{sections} 節", "size": "{sentences} 句,{facts} 條事實,約 {characters} 字",
        "zh-Hans": "簡體中文", "zh-Hant": "繁體中文", "en": "英文",
    },
    Language.ENGLISH: {
        "title": "Title", "author": "Author", "editor": "Editor", "source": "Source", "date": "Date",
        "language": "Language", "sections": "Sections", "length": "Length", "summary": "Summary",
        "section": "Summary", "section_title": "Title", "missing": "not given", "colon": ": ", "stop": "; ",
        "count": "{sections} sections", "size": "{sentences} sentences, {facts} facts, about {characters} characters",
        "zh-Hans": "Simplified Chinese", "zh-Hant": "Traditional Chinese", "en": "English",
    },
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(value: date, language: Language) -> str:
    """A date as it is said: "30 June 2023", "2023 年 6 月 30 日"."""
    if language is Language.ENGLISH:
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value.year} 年 {value.month} 月 {value.day} 日"


def language_name(value: Language, language: Language) -> str:
    """A language's name in another."""
    return _WORDS[language][value]


def size(sentences: int, facts: int, characters: int, language: Language) -> str:
    """How long an article is."""
    return _WORDS[language]["size"].format(sentences=sentences, facts=facts, characters=f"{characters:,}")


def confirmed(value: str, language: Language, *, holds: bool) -> str:
    """Yes or no, with the value."""
    yes, no = ("yes", "no") if language is Language.ENGLISH else ("是", "否")
    return f"{yes if holds else no} ({value})"


def section_list(names: Sequence[str], language: Language) -> str:
    """How many sections there are, and which."""
    words = _WORDS[language]
    counted = words["count"].format(sections=len(names))
    return counted + words["colon"] + words["stop"].join(names)


def labelled(values: Sequence[tuple[str, str | None]], language: Language) -> str:
    """Several values, each with what it is; None is one that the article does not give."""
    words = _WORDS[language]
    said = (f"{words[label]}{words['colon']}{value or words['missing']}" for label, value in values)
    return words["stop"].join(said)


def listed(parts: Sequence[str]) -> str:
    """Parts as they stand, one a line."""
    return "\n".join(parts)


def of_articles(said: Sequence[tuple[str, str]]) -> str:
    """What is said of each of several articles, after its title."""
    return "\n".join(f"{title} — {text}" for title, text in said)


def cut(text: str, longest: int = LONGEST) -> str:
    """The text, with … for what is over the limit."""
    return text if len(text) <= longest else text[: longest - 1].rstrip(" ,，、;:") + "…"
