"""What a session begins with: three lines that tell of what, how, and with which words to ask."""

from collections.abc import Callable, Sequence

from bot.wording.catalogue import Say
from knowledge.models import ArticleSummary

MOST_EXAMPLES = 3


def banner(
    articles: Sequence[ArticleSummary], examples: Sequence[str], say: Say, fits: Callable[[str], bool]
) -> tuple[str, str, str]:
    """The article, or how many there are; as many questions that it answers as fit; and what else can be typed."""
    return _about(articles, say), _examples(examples, say, fits), say("Just ask. /help: more; Ctrl-D: leave.")


def _about(articles: Sequence[ArticleSummary], say: Say) -> str:
    titles = [article.front.title for article in articles]
    if len(titles) > 1:
        return say("{number} articles: {titles}", number=len(titles), titles=" · ".join(titles))
    return titles[0] if titles else say("There is no article yet.")


def _examples(examples: Sequence[str], say: Say, fits: Callable[[str], bool]) -> str:
    if not examples:
        return say("/source tells what it is about.")
    several = [examples[:number] for number in range(min(len(examples), MOST_EXAMPLES), 0, -1)]
    lines = [say("For example: {questions}", questions="  ".join(some)) for some in (*several, *zip(examples))]
    return next(filter(fits, lines), min(lines, key=len))
