"""Articles as admins change them: taken in, replaced and taken out, always so that it can be undone."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from knowledge.article import assemble
from knowledge.building.build import build, remove
from knowledge.errors import TeachingError
from knowledge.models import Article, Changes, FrontMatter, Language
from knowledge.store import Store
from knowledge.store.history import Entry
from knowledge.teaching.problems import Problem


def described(article: Article | None) -> dict[str, Any] | None:
    """An article as a JSON object that it can be made from again."""
    if article is None:
        return None
    front = article.front
    return {
        "id": article.id,
        "title": front.title,
        "language": front.language,
        "published": front.published.isoformat() if front.published else None,
        "source": front.source,
        "author": front.author,
        "editor": front.editor,
        "licence": front.licence,
        "text": article.text,
    }


def article_from(values: Mapping[str, Any]) -> Article:
    """The article of such an object."""
    published = values["published"]
    front = FrontMatter(
        values["title"],
        Language(values["language"]),
        date.fromisoformat(published) if published else None,
        values["source"],
        values["author"],
        values["editor"],
        values["licence"],
    )
    return assemble(values["id"], front, values["text"])


def stored(store: Store, identifier: str) -> Article | None:
    """An article of the store."""
    text = store.articles.text(identifier)
    return None if text is None else assemble(identifier, store.articles.front(identifier), text)


def put(store: Store, article: Article, at: datetime) -> Changes:
    """Write an article in place of that of the same id."""
    return build(store, [article], at)[-1]


def digest(article: Mapping[str, Any] | None) -> str:
    """What tells two states of an article apart."""
    return hashlib.sha256(json.dumps(article, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def put_back(store: Store, identifier: str, entry: Entry, at: datetime) -> None:
    """Make an article as it was before a change. Raises TeachingError where it was changed again since."""
    now = described(stored(store, identifier))
    if digest(now) != digest(entry.after):
        raise TeachingError(Problem.LATER, id=identifier)
    if entry.before is None:
        remove(store, identifier, at)
    else:
        put(store, article_from(entry.before), at)
