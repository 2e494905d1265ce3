"""/stats: what was asked, by day, how much of it was answered, and how fast; as text, and on a chat as a picture."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Attachment, Line, Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.teaching import shortened

DAYS = 14
SHOWN = 5
"""Questions in each list."""


async def run(call: Call) -> Reply:
    """The figures of the last two weeks."""
    from bot.wording.chart import png, sparkline  # few ask for figures, and the chart needs NumPy
    from knowledge.teaching import questions

    say = call.say
    found = await call.library.look(lambda teaching: questions.statistics(teaching, DAYS, SHOWN))
    if not found.days:
        return text_reply(say("Nothing was asked in the last {days} days.", days=DAYS))
    asked, answered = sum(day.asked for day in found.days), sum(day.answered for day in found.days)
    share = round(100 * answered / asked)
    blocks = [
        Line(
            say(
                "{asked} questions of {people} people in {days} days, {share}% answered",
                asked=asked,
                people=found.people,
                days=DAYS,
                share=share,
            ),
            strong=True,
        ),
        Line(f"{found.days[0].day} {sparkline([day.asked for day in found.days])} {found.days[-1].day}"),
        Line("\n".join([say("Asked most:"), *(f"{number} × {shortened(text)}" for text, number in found.top)])),
    ]
    if found.slow:
        slow = [f"{time:.0f} ms {shortened(text)}" for text, time in found.slow]
        blocks.append(Line("\n".join([say("Slowest:"), *slow])))
    if call.incoming.local:
        return Reply(tuple(blocks))
    picture = png([(day.day[5:], day.asked, day.answered) for day in found.days])
    return Reply(tuple(blocks), files=(Attachment("questions.png", picture),))


COMMAND = Command("stats", ("统计", "統計"), Role.ADMIN, marked("what was asked, and how much of it answered"), run)
