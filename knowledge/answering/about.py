"""Answers to questions about an article itself, from its bylines, headings and leads, or from its front matter."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from knowledge.answering.about_rules import About
from knowledge.answering.article_parts import Parts, Told, every
from knowledge.answering.asked_about import AskedAbout, asked_about
from knowledge.answering.summarising import alike, headings, matter, paragraph, valued, whole
from knowledge.answering.understand import Question
from knowledge.language.folding import fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.names import compact
from knowledge.models import Answer, AnswerKind, Candidate, Language, Reason
from knowledge.phrasing import about as say
from knowledge.store import Store

SCORE = 0.99
"""The probability that what an article's own lines say of it is right."""
MOST_ARTICLES = 3
"""Articles that are told of in one answer, the latest."""
MOST_QUOTES = 8
"""Quotes of a summary or list."""
_NAMES = frozenset("PLOZ")
"""The lexicon's tags of names."""
_LISTS = frozenset({About.SECTIONS, About.LENGTH, About.SUMMARY, About.SECTION, About.EXAMPLES})

Examples = Callable[[Language], Sequence[str]]
"""Questions that the store answers, in a language."""


def about(question: Question, store: Store, examples: Examples) -> Answer | None:
    """The answer where the question asks about an article itself, else None."""
    asked = asked_about(question.folded)
    if asked is None:
        return None
    if asked.wanted == (About.EXAMPLES,):
        found = examples(question.language)
        return Answer(AnswerKind.ANSWER, question.language, SCORE, short=say.cut("\n".join(found))) if found else None
    articles = [parts for parts in every(store) if asked.named in fold_text(parts.summary.front.title)][:MOST_ARTICLES]
    told = [(parts, tuple(_told(parts, asked, question, len(articles)))) for parts in articles]
    told = [(parts, values) for parts, values in told if any(values)]
    if told:
        return _answer(asked, told, question.language, store)
    if asked.remark or asked.supposed or not articles:
        return None  # it may still be said elsewhere in the text
    return Answer(AnswerKind.UNKNOWN, question.language, 0.0, reason=Reason.NOT_IN_ARTICLE)


def _told(parts: Parts, asked: AskedAbout, question: Question, articles: int) -> Iterator[Told | None]:
    """What an article says for each thing that is asked; None for what it does not say."""
    for wanted in asked.wanted:
        yield _value(parts, wanted, asked, question, MOST_QUOTES // articles)


def _value(parts: Parts, wanted: About, asked: AskedAbout, question: Question, quotes: int) -> Told | None:
    summary, front, language = parts.summary, parts.summary.front, question.language
    match wanted:
        case About.TITLE:
            return parts.title() if alike(asked.remark, front.title) else None
        case About.AUTHOR | About.EDITOR | About.SOURCE:
            told = parts.credit(wanted)
            return _confirmed(told, asked.supposed, language) if told and asked.supposed else told
        case About.DATE:
            return parts.published(language)
        case About.LANGUAGE:
            return Told(say.language_name(front.language, language))
        case About.LENGTH:
            return Told(say.size(summary.sentences, summary.facts, parts.characters(), language))
        case About.SECTIONS:
            opening = [parts.headings(at)[:1] for at in range(len(summary.sections))]
            names = say.section_list(summary.sections, language)
            return Told(names, tuple(fact for facts in opening for fact in facts)[:quotes]) if opening else None
        case About.SUMMARY:
            return whole(parts, quotes)
        case About.SECTION | About.SECTION_TITLE:
            return _of_section(parts, wanted, asked, question, quotes)
    return None


def _of_section(parts: Parts, wanted: About, asked: AskedAbout, question: Question, quotes: int) -> Told | None:
    """What a section or a paragraph says, or what a section is called."""
    named = asked.section
    at = parts.section(named.number) if named and named.number is not None else None
    if named and named.paragraph is not None:
        inside = named.number is None or at is not None
        return paragraph(parts, at, named.paragraph, quotes) if inside and wanted is About.SECTION else None
    if at is None:
        return None
    if wanted is About.SECTION:
        return matter(parts, at, quotes)
    lines = parts.headings(at)
    return (valued(lines, question) if asked.remark else None) or headings(lines, asked.remark)


def _confirmed(told: Told, supposed: str, language: Language) -> Told | None:
    """Yes or no with the true value; nothing where what is supposed is no name ("作者是女的吗")."""
    value, name = compact(fold_text(told.value)), compact(supposed)
    if value != name and (name in lexicon() and lexicon().tag(name) not in _NAMES):
        return None
    return replace(told, value=say.confirmed(told.value, language, holds=value == name))


def _answer(
    asked: AskedAbout, told: Sequence[tuple[Parts, Sequence[Told | None]]], language: Language, store: Store
) -> Answer:
    """One value by itself; several with their labels; those of several articles after their titles."""
    single = told[0][1][0] if len(told) == len(asked.wanted) == 1 else None
    texts = [(parts.summary.front.title, _text(asked, values, language)) for parts, values in told]
    is_list = single is None or asked.wanted[0] in _LISTS
    short = say.cut(
        texts[0][1] if len(told) == 1 else say.of_articles(texts), say.LONGEST if is_list else say.LONGEST_VALUE
    )
    found = {fact.quote.fact: fact for _, values in told for value in values if value for fact in value.facts}
    facts = list(found.values())[:MOST_QUOTES]
    mark = single.mark if single and facts else None
    return Answer(
        AnswerKind.ANSWER,
        language,
        SCORE,
        short=short,
        span=facts[0].quote.text[slice(*mark)] if mark else None,
        mark=mark,
        quotes=tuple(store.facts.check(fact.quote) for fact in facts),
        candidates=tuple(Candidate(fact, SCORE, {"about": 1.0}) for fact in facts),
    )


def _text(asked: AskedAbout, values: Sequence[Told | None], language: Language) -> str:
    if len(values) == 1 and values[0]:
        return values[0].value
    return say.labelled(
        [(str(wanted), value.value if value else None) for wanted, value in zip(asked.wanted, values, strict=True)],
        language,
    )
