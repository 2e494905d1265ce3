"""/source: the articles that answers come from."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Line, Reply, text_reply
from bot.wording.catalogue import Say, marked
from knowledge.models import ArticleSummary


async def run(call: Call) -> Reply:
    """Title, people, date, sections and size of every article."""
    articles = await call.library.articles()
    if not articles:
        return text_reply(call.say("There is no article yet."))
    return Reply(tuple(line for article in articles for line in _described(article, call.say)))


def _described(article: ArticleSummary, say: Say) -> list[Line]:
    front = article.front
    facts = [
        say("Source: {name}", name=front.source) if front.source else "",
        say("Author: {name}", name=front.author) if front.author else "",
        say("Editor: {name}", name=front.editor) if front.editor else "",
        say("Published: {date}", date=front.published) if front.published else "",
        say.plural("{number} sentence", "{number} sentences", article.sentences),
    ]
    sections = "\n".join(f"  {name}" for name in article.sections)
    return [
        Line(front.title, strong=True),
        Line("\n".join(fact for fact in facts if fact)),
        *([Line(say("Sections:") + "\n" + sections)] if sections else []),
    ]


COMMAND = Command("source", ("来源", "來源"), Role.MEMBER, marked("which articles the answers come from"), run)
