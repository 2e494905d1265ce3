"""A seed file becomes an Article: TOML front matter between `+++` lines, then the text as published.

Plain .txt and .md files work too: the title is then the first line and the date is taken from the text where a byline
or date line tells it. The whole format is described in seeds/README.md.
"""

import hashlib
import json
import tomllib
from datetime import date, datetime
from pathlib import Path

from knowledge.decoding import decode
from knowledge.errors import ArticleError
from knowledge.language import regex as re
from knowledge.language.dates import full_dates
from knowledge.language.layout import LONGEST_HEADING, Line, layout
from knowledge.language.script import detect
from knowledge.language.sentences import lines, sentences
from knowledge.models import Article, FrontMatter, Kind, Language, Section, Sentence

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; as much as a Telegram bot may download, and several thousand pages."""
LONGEST_TITLE = 200
_FENCE = "+++"
_ENDINGS = (".txt", ".md")
_TEXT_KEYS = ("title", "source", "author", "editor", "licence")
_KEYS = ("id", *_TEXT_KEYS, "published", "language")
_NEWS_LINE = re.compile(r"\s*(?:消息|讯|訊|电|電|报道|報道|報導)")


def seed_files(paths: list[Path]) -> list[Path]:
    """The article files under the given files and folders, in a fixed order; a README is no article.

    Raises ArticleError for a path that does not exist or a folder without articles.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.suffix.lower() in _ENDINGS and file.is_file())
            inside = [file for file in inside if file.stem.upper() != "README"]
            if not inside:
                raise ArticleError(path, "holds no .txt or .md article; name a folder or file that does")
            found.extend(inside)
        elif path.exists():
            found.append(path)
        else:
            raise ArticleError(path, "there is no such file; check the path")
    return found


def read_articles(paths: list[Path]) -> list[Article]:
    """All articles of the files and folders. Raises ArticleError for the first that cannot be read."""
    articles: dict[str, tuple[Article, Path]] = {}
    for path in seed_files(paths):
        article = read_article(path)
        if article.id in articles and articles[article.id][1].resolve() != path.resolve():
            other = articles[article.id][1]
            raise ArticleError(
                path, 'its id "{id}" is also that of {other}; give one of them another `id`', id=article.id, other=other
            )
        articles[article.id] = article, path
    return [article for article, _ in articles.values()]


def read_article(path: Path) -> Article:
    """The article of one file. Raises ArticleError naming file and line."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ArticleError(
                path, "is {size:,} bytes; an article may have {most:,}. Split it", size=size, most=LARGEST_FILE
            )
        raw = path.read_bytes()
    except OSError as error:
        raise ArticleError(
            path, "cannot be read ({reason}); check the file and its rights", reason=error.strerror
        ) from error
    return parse_article(decode(raw, path), path)


def parse_article(content: str, path: Path) -> Article:
    """The article in a decoded file; `path` gives the id and stands in messages."""
    values, text = _front_matter(content, path)
    if not any(character.isalnum() for character in text):
        raise ArticleError(path, "has no text after its front matter; write the article there")
    front = _front(values, text)
    return assemble(str(values.get("id") or path.stem), front, text)


def assemble(identifier: str, front: FrontMatter, text: str) -> Article:
    """An article from its parts: the text is laid out into sections and sentences."""
    found = layout(text, front.title)
    sections = _sections(found, text)
    return Article(identifier, front, text, sections, _sentences(found, text), _digest(identifier, front, text))


def _front_matter(content: str, path: Path) -> tuple[dict[str, object], str]:
    if not content.startswith(_FENCE + "\n"):
        return {}, content
    close = content.find(f"\n{_FENCE}\n", len(_FENCE))
    if close < 0:
        raise ArticleError(
            path, "the front matter that opens here is not closed; end it with a line {fence}", 1, fence=_FENCE
        )
    head = content[len(_FENCE) + 1 : close + 1]
    try:
        values = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) + 1 if at else head.count("\n") + 1
        raise ArticleError(
            path, "the front matter is not valid TOML: {error}; see seeds/README.md", line, error=error
        ) from error
    for key, value in values.items():
        _check(key, value, path, _line_of(key, head))
    return values, content[close + len(_FENCE) + 2 :]


def _check(key: str, value: object, path: Path, line: int) -> None:
    if key not in _KEYS:
        raise ArticleError(
            path, 'the front matter has no key "{key}"; its keys are {keys}', line, key=key, keys=", ".join(_KEYS)
        )
    if key == "published":
        if not _is_date(value):
            raise ArticleError(path, "`published` must be a date such as 2023-06-30", line)
    elif not isinstance(value, str) or not value.strip():
        raise ArticleError(path, '`{key}` must be a text in quotes, as in {key} = "…"', line, key=key)
    elif "\n" in value or len(value) > LONGEST_TITLE:
        raise ArticleError(
            path, "`{key}` must be one line of at most {most} characters", line, key=key, most=LONGEST_TITLE
        )
    elif key == "language" and value not in [language.value for language in Language]:
        raise ArticleError(path, "`language` must be one of {languages}", line, languages=", ".join(Language))


def _line_of(key: str, head: str) -> int:
    found = re.search(rf"^\s*[\"']?{re.escape(key)}\b", head, re.MULTILINE)
    return head.count("\n", 0, found.start()) + 2 if found else 2


def _is_date(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _front(values: dict[str, object], text: str) -> FrontMatter:
    given = {key: str(values[key]).strip() for key in _TEXT_KEYS if key in values}
    published = values.get("published")
    return FrontMatter(
        title=given.pop("title", "") or _first_title(text),
        language=Language(str(values["language"])) if "language" in values else detect(text) or Language.SIMPLIFIED,
        published=published if isinstance(published, date) else _told_date(text),
        **given,
    )


def _first_title(text: str) -> str:
    """The first line that says something, or its first sentence where the line is a whole paragraph."""
    for start, end in lines(text):
        line = text[start:end].strip().lstrip("#").strip()
        if any(character.isalnum() for character in line):
            first = sentences(line)[0]
            return line if len(line) <= LONGEST_HEADING * 2 else line[slice(*first)][: LONGEST_HEADING * 2]
    return ""


def _told_date(text: str) -> date | None:
    """The date of publication, where a short line or "…2023年6月30日消息" near the beginning tells it."""
    head = text[:2000]
    for day, start, end in full_dates(head):
        line_start = head.rfind("\n", 0, start) + 1
        line_end = (head + "\n").find("\n", end)
        if line_end - line_start <= LONGEST_HEADING or _NEWS_LINE.match(head, end):
            return day
    return None


def _sections(found: list[Line], text: str) -> tuple[Section, ...]:
    opening = [line for line in found if line.opens]
    return tuple(
        Section(line.number, text[line.start : line.end], line.start, following.start if following else len(text))
        for line, following in zip(opening, [*opening[1:], None], strict=False)
    )


def _sentences(found: list[Line], text: str) -> tuple[Sentence, ...]:
    """Prose is cut into sentences; title, byline, heading and caption lines are one sentence each."""
    result: list[Sentence] = []
    section: int | None = None
    for paragraph, line in enumerate(found):
        if line.opens:
            section = 0 if section is None else section + 1
        whole = line.kind not in (Kind.PARAGRAPH, Kind.LEAD)
        spans = [(line.start, line.end)] if whole else sentences(text, line.start, line.end)
        result.extend(Sentence(start, end, line.kind, section, paragraph) for start, end in spans)
    return tuple(result)


def _digest(identifier: str, front: FrontMatter, text: str) -> str:
    published = front.published.isoformat() if front.published else None
    parts = [identifier, front.title, front.language, published]
    parts += [front.source, front.author, front.editor, front.licence, text]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
