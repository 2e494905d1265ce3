"""What is asked about an article, by the roles of a question's phrases: when each is, and which roles it explains.

A question counts only where every role of it is explained by something that is asked: a "when" beside an author is no
question for the author.
"""

from collections.abc import Callable
from enum import StrEnum

from knowledge.language.coverage import Reading


class About(StrEnum):
    """What can be asked about an article."""

    TITLE = "title"
    AUTHOR = "author"
    EDITOR = "editor"
    SOURCE = "source"
    DATE = "date"
    LANGUAGE = "language"
    SECTIONS = "sections"
    LENGTH = "length"
    SUMMARY = "summary"
    SECTION = "section"
    SECTION_TITLE = "section_title"
    EXAMPLES = "examples"


HARMLESS = frozenset({"filler", "article", "report", "it", "can", "what", "tell", "question"})
"""Roles that ask nothing by themselves beside something that does."""
_UNBOUND_TELLING = ("讲", "about", "talk", "关于", "cover")
"""What is said, asked for without naming who says it: "讲了什么", but not "说了什么", which may ask of a person."""
_ACTIONS = frozenset({"publish", "write", "edit", "author", "editor", "title", "source", "date", "summary", "section"})
_OTHER_MATTERS = frozenset({"when", "where", "howmany", "howlong", "tell"})


def wanted(reading: Reading, *, of_section: bool) -> tuple[About, ...]:
    """What is asked for, of a section or of the whole; nothing where some word of the question belongs to no rule."""
    roles = Roles(reading)
    asked = [rule for rule in (_RULES_OF_SECTION if of_section else _RULES) if rule[1](roles)]
    explained = HARMLESS.union(*(explains for _, _, explains in asked))
    return tuple(about for about, _, _ in asked) if roles.has <= explained else ()


class Roles:
    """The roles of a reading, with what they tell together."""

    def __init__(self, reading: Reading) -> None:
        texts = [piece.text for piece in reading.pieces]
        self.has = reading.roles
        self.article = "article" in self.has or ("report" in self.has and bool(self.has & _ACTIONS))
        self.pointed = self.article or ("it" in self.has and all(map(str.isascii, texts)))
        self.whose = "whose" in texts or "谁 的" in " ".join(texts)
        telling = [piece.text for piece in reading.pieces if piece.role == "tell"]
        self.unbound = any(word in text for text in telling for word in _UNBOUND_TELLING)

    def all(self, *roles: str) -> bool:
        """Whether every one of the roles occurs."""
        return self.has.issuperset(roles)

    def any(self, *roles: str) -> bool:
        """Whether one of the roles occurs."""
        return not self.has.isdisjoint(roles)


def _is_author(roles: Roles) -> bool:
    if roles.any("author"):
        return not roles.any(*_OTHER_MATTERS) or roles.any("who", "name", "called")
    return roles.all("write", "who") or (roles.whose and roles.article and not roles.any("publish", "edit", "editor"))


def _is_title(roles: Roles) -> bool:
    if roles.any("title"):
        return not roles.any("section", "headings")
    return (
        roles.any("called", "name")
        and roles.article
        and not roles.any("author", "editor", "outlet", "source", "section")
    )


def _is_source(roles: Roles) -> bool:
    if roles.any("source"):
        return not roles.all("write", "who")
    if roles.any("outlet"):
        return roles.any("publish", "write") or roles.pointed
    publisher = roles.all("who", "publish") and not roles.any("write", "edit", "author", "editor")
    return roles.pointed and (publisher or (roles.any("where") and (roles.any("publish", "write") or roles.article)))


def _is_date(roles: Roles) -> bool:
    if roles.any("date"):
        return True
    if roles.any("day"):
        return roles.article or roles.any("publish", "write")
    return roles.any("when") and (roles.article or roles.any("write") or (roles.any("publish") and roles.pointed))


def _is_sections(roles: Roles) -> bool:
    return roles.any("headings") or (roles.any("section") and (roles.article or roles.any("howmany", "what", "title")))


def _is_length(roles: Roles) -> bool:
    if roles.any("section", "headings", "summary"):
        return False
    if roles.any("sentence", "character", "fact"):
        return roles.any("howmany") or (roles.article and not roles.any("tell"))
    return roles.any("howlong") and roles.article


def _is_summary(roles: Roles) -> bool:
    if roles.any("ask", "answer", "title", "headings", "section"):
        return roles.any("summary") and not roles.any("section", "headings")
    if roles.any("summary"):
        return True
    if roles.any("gist"):
        return roles.article or roles.unbound
    alone = not roles.any(
        "author", "write", "editor", "source", "outlet", "when", "where", "who", "howmany", "language"
    )
    subject = roles.any("author") and not _is_author(roles)
    return (
        roles.any("tell") and (alone or subject) and (roles.article or subject or (roles.unbound and roles.any("what")))
    )


def _is_examples(roles: Roles) -> bool:
    if roles.any("ask"):
        return roles.any("what", "question", "example", "howmany")
    return (roles.any("question") and roles.any("example", "answer")) or roles.all("answer", "what", "can")


_Rule = tuple[About, Callable[[Roles], bool], frozenset[str]]
_RULES: tuple[_Rule, ...] = (
    (About.TITLE, _is_title, frozenset({"title", "called", "name", "write"})),
    (About.AUTHOR, _is_author, frozenset({"author", "who", "name", "called", "write", "source"})),
    (
        About.EDITOR,
        lambda asked: asked.any("editor") or asked.all("edit", "who"),
        frozenset({"editor", "edit", "who", "name", "called"}),
    ),
    (About.SOURCE, _is_source, frozenset({"source", "outlet", "publish", "where", "who", "name", "called"})),
    (About.DATE, _is_date, frozenset({"date", "day", "when", "publish", "write", "author"})),
    (
        About.LANGUAGE,
        lambda asked: (
            asked.any("language") and (asked.article or asked.any("write")) and not asked.any("tell", "summary")
        ),
        frozenset({"language", "write"}),
    ),
    (About.SECTIONS, _is_sections, frozenset({"section", "headings", "howmany", "title"})),
    (About.LENGTH, _is_length, frozenset({"sentence", "character", "fact", "howmany", "howlong"})),
    (About.SUMMARY, _is_summary, frozenset({"summary", "gist", "author", "write"})),
    (About.EXAMPLES, _is_examples, frozenset({"ask", "answer", "example", "howmany"})),
)
"""What is asked, when it is, and the roles that are then accounted for."""
_RULES_OF_SECTION: tuple[_Rule, ...] = (
    (
        About.SECTION_TITLE,
        lambda asked: asked.any("title", "headings", "called", "name"),
        frozenset({"title", "headings", "called", "name", "section"}),
    ),
    (
        About.SECTION,
        lambda asked: not asked.any("title", "headings", "called", "name"),
        frozenset({"summary", "gist", "section", "write"}),
    ),
)
