"""The commands of admins: right and wrong arguments, wrong roles, stale buttons, and texts that try to be more."""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from conftest import at_now

from bot.access import Role
from bot.commands import COMMANDS
from bot.commands.drafting import drafted, written
from bot.console.plain import plain
from bot.dispatch import Dispatcher
from bot.library import Library
from bot.links import to_question
from bot.messages import Incoming, Reply
from bot.wording.teaching import PROBLEMS
from knowledge import Knowledge
from knowledge.models import Language
from knowledge.teaching.drafts import Draft
from knowledge.teaching.problems import Problem

EN, HANS = Language.ENGLISH, Language.SIMPLIFIED
Send = Callable[..., Awaitable[Reply]]
HEADQUARTERS = "火星快递的总部设在青岛。"
NAMES = sorted(command.name for command in COMMANDS if command.role > Role.MEMBER)


@pytest.fixture
async def send(database: Path) -> AsyncIterator[Send]:
    """Sends lines to the bot, in English as an admin where nothing else is said, and gives the reply."""
    async with Library(partial(Knowledge.open, database, create=False, clock=at_now)) as library:
        dispatcher = Dispatcher(library, COMMANDS, HANS)

        async def sent(
            text: str, *, person: str = "ann", role: Role = Role.ADMIN, language: Language = EN, **more: bool
        ) -> Reply:
            return await dispatcher(Incoming(text, "room", person, role, None, language, **more))  # type: ignore[arg-type]

        yield sent


async def press(send: Send, reply: Reply, label: str, **more: str) -> Reply:
    """Press a button by its label."""
    (action,) = [button.action for button in reply.buttons if button.label == label]
    return await send(action, pressed=True, **more)


async def added(send: Send, text: str = HEADQUARTERS) -> str:
    """Add a fact. Returns its number."""
    reply = await press(send, await send(f"/add {text}"), "Save")
    return plain(reply).splitlines()[0].removeprefix("Saved as fact ").rstrip(".")


@pytest.mark.parametrize("name", NAMES)
async def test_members_change_nothing(send: Send, knowledge: Knowledge, name: str) -> None:
    """Every command for admins is refused to members, typed, in a group, by a button and by its Chinese name."""
    command = next(command for command in COMMANDS if command.name == name)
    needed = "owners" if command.role is Role.OWNER else "admins"
    for text in (f"/{name} 1", f"/{name}@bot 1", *(f"/{alias} 1" for alias in command.aliases)):
        for more in ({}, {"pressed": True}, {"public": True}):
            assert plain(await send(text, role=Role.MEMBER, **more)) == f"/{name} is for {needed}."
    reply = plain(await send(f"/{name} 1", edited=True, role=Role.OWNER))
    assert reply == "An edited message changes nothing; send it as a new one."
    assert knowledge.store.history.changes(9) == []


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OWNER])
async def test_links_change_nothing(send: Send, knowledge: Knowledge, role: Role) -> None:
    """A link that carries a command line only asks it as a question, whoever follows it."""
    for line in ("/forget 1", "/add x | y", "忘记 1"):
        await send(f"/start {to_question(line)}", role=role)
    assert knowledge.store.history.changes(9) == []


async def test_only_owners_make_admins(send: Send) -> None:
    """/admins is refused to admins; an owner adds, lists and removes."""
    assert plain(await send("/admins add bob")) == "/admins is for owners."
    as_owner = partial(send, role=Role.OWNER)
    assert plain(await as_owner("/admins add 77")) == "77 is an admin now."
    assert plain(await as_owner("/管理员 add 77")) == "77 is an admin already."
    assert plain(await as_owner("/admins")).startswith("77\n")
    assert plain(await as_owner("/admins remove 77")) == "77 is no longer an admin."
    assert plain(await as_owner("/admins remove 77")) == "77 is no admin."
    for wrong in ("add", "add a b", "add <b>", "make 77", "add " + "9" * 41):
        assert plain(await as_owner(f"/admins {wrong}")).startswith("/admins add 12345")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("/add", "Write a statement after it", id="add nothing"),
        pytest.param("/add a | b | c", "Write a statement after it", id="add too many parts"),
        pytest.param("/add ,,,", "That says nothing", id="add marks"),
        pytest.param("/add 几点开门?", "That is a question.", id="add a question"),
        pytest.param(f"/add {'长' * 1001}", "Too long, at most 1000", id="add too long"),
        pytest.param("/add q | a | short: " + "x" * 41, "Too long, at most 40", id="short answer too long"),
        pytest.param("/edit", "Write the fact's number and its new words", id="edit nothing"),
        pytest.param("/edit x y", "Write the fact's number and its new words", id="edit no number"),
        pytest.param("/edit 1 a | b | c", "Write the fact's number and its new words", id="edit too many parts"),
        pytest.param("/edit 99999", "There is no fact 99999.", id="edit of none"),
        pytest.param("/edit 1", "#1", id="edit shows the fact"),
        pytest.param("/forget", "Write the fact's number after it", id="forget nothing"),
        pytest.param("/forget 1 2 3", "Write the fact's number after it", id="forget too much"),
        pytest.param("/forget 99999", "There is no fact 99999.", id="forget none"),
        pytest.param("/forget 1 7", "Somebody else changed fact 1", id="forget of a stale button"),
        pytest.param("/restore 1", "Fact 1 is not forgotten.", id="restore of an active one"),
        pytest.param("/restore １", "Write the fact's number after it", id="full-width number"),
        pytest.param("/lock -1", "Write the fact's number after it", id="lock minus one"),
        pytest.param("/unlock 1", "That changes nothing.", id="unlock of an unlocked one"),
        pytest.param("/undo", "There is no such change to undo.", id="undo nothing"),
        pytest.param("/undo 5", "There is no such change to undo.", id="undo none"),
        pytest.param("/undo x", "Write the change's number", id="undo no number"),
        pytest.param("/history", "Nothing was changed by hand yet.", id="empty history"),
        pytest.param("/info", "Write the fact's number after it", id="info of nothing"),
        pytest.param("/info 99999", "There is no fact 99999.", id="info of none"),
        pytest.param("/facts", "There is no such fact.", id="no facts of admins yet"),
        pytest.param("/facts zzzz", "There is no such fact.", id="facts with no such word"),
        pytest.param("/find", "Write words or a question", id="find nothing"),
        pytest.param("/find 市值", "#", id="find"),
        pytest.param("/alias", "/alias Nvidia = Team Green", id="no aliases"),
        pytest.param("/alias a", "/alias Nvidia = Team Green", id="alias without a sign"),
        pytest.param("/alias 英伟达 = 谷歌", "“谷歌” already stands for", id="alias that clashes"),
        pytest.param("/alias 英伟达 = 7", "That says nothing", id="alias of a number"),
        pytest.param("/alias remove a = b", "There is no such alias.", id="alias there is none of"),
        pytest.param("/save", "That button is too old", id="save nothing"),
        pytest.param("/save 0badcafe", "That button is too old", id="save a stale one"),
        pytest.param("/replace '; --", "That button is too old", id="replace a stale one"),
        pytest.param("/cancel 0badcafe", "That button is too old", id="cancel a stale one"),
    ],
)
async def test_what_is_wrong_is_said(send: Send, knowledge: Knowledge, line: str, said: str) -> None:
    """Wrong arguments, stale buttons and what is not there get a plain sentence, and nothing is changed."""
    before = knowledge.counts()
    assert plain(await send(line)).startswith(said)
    assert (knowledge.counts(), knowledge.store.history.changes(9)) == (before, [])


@pytest.mark.parametrize("problem", list(Problem))
def test_every_problem_has_its_sentence(problem: Problem) -> None:
    """What can stand against a change can be said."""
    assert PROBLEMS[problem]


@pytest.mark.parametrize(
    ("typed", "draft"),
    [
        ("九点开门。", Draft("九点开门。")),
        ("几点开门? | 九点", Draft("九点", ("几点开门?",))),
        ("几点开门?｜九点｜问:何时营业｜来源:前台", Draft("九点", ("几点开门?", "何时营业"), None, "前台")),
        ("几点开门?\n九点开门\nshort: 九点\nalso: 何时营业", Draft("九点开门", ("几点开门?", "何时营业"), "九点")),
        (r"a \| b", Draft("a | b")),
        ("", None),
        ("a | b | c", None),
        ("a | short: b | short: c", None),
        ("short: b", None),
    ],
)
def test_drafts_are_read(typed: str, draft: Draft | None) -> None:
    """Bars and line breaks part question, answer and what has a key; a draft reads as it is written."""
    assert drafted(typed) == draft
    assert draft is None or drafted(written(draft)) == draft


async def test_add_shows_saves_and_undoes(send: Send) -> None:
    """/add shows what will be saved; saved it answers with its day, twice it cannot be saved, undone it is gone."""
    shown = await send(f"/添加 {HEADQUARTERS} | 来源: 年报")
    assert plain(shown).splitlines()[:3] == ["This will be saved:", f"“{HEADQUARTERS}”", "From: 年报"]
    assert [button.label for button in shown.buttons] == ["Save", "Cancel"]
    saved = await press(send, shown, "Save")
    assert plain(await press(send, shown, "Save")).startswith("That button is too old")
    answer = plain(await send("火星快递总部在哪?", role=Role.MEMBER, language=HANS))
    assert answer == f"青岛\n“{HEADQUARTERS}”\n— 由管理员于 2026-01-02 添加 · 年报"
    undone = await press(send, saved, "Undo")
    assert plain(undone).startswith("Change 1 is undone.")
    assert HEADQUARTERS not in plain(await send("火星快递总部在哪?"))
    await press(send, undone, "Undo the undo")
    assert HEADQUARTERS in plain(await send("火星快递总部在哪?"))


async def test_another_admin_cannot_confirm(send: Send) -> None:
    """A change is confirmed by the one who made it; a member who sees the button gets nowhere."""
    shown = await send(f"/add {HEADQUARTERS}")
    assert plain(await press(send, shown, "Save", person="bob")).startswith("That button is too old")
    assert plain(await send(shown.buttons[0].action, role=Role.MEMBER)) == "/save is for admins."
    assert plain(await press(send, shown, "Cancel")) == "Nothing was changed."
    assert plain(await press(send, shown, "Save")).startswith("That button is too old")


async def test_contradictions_offer_both_ways(send: Send) -> None:
    """What contradicts a fact is quoted beside it, and can replace it or stand beside it."""
    await added(send)
    shown = await send("/add 火星快递的总部设在大连。")
    assert "This contradicts it:" in plain(shown)
    assert HEADQUARTERS in plain(shown)
    assert [button.label for button in shown.buttons] == ["Replace", "Keep both", "Cancel"]
    replaced = plain(await press(send, shown, "Replace"))
    assert f"It said:\n“{HEADQUARTERS}”" in replaced


async def test_all_that_is_replaced_is_echoed(send: Send) -> None:
    """Where one fact takes the place of several, the words of each are told."""
    first = await added(send)
    second = await press(send, await send("/add 火星快递的总部设在大连。"), "Keep both")
    shown = await send("/add 火星快递的总部设在济南。")
    replaced = plain(await press(send, shown, "Replace"))
    assert plain(second).startswith("Saved as fact")
    assert (
        f"It said:\n“{HEADQUARTERS}”\nFact {int(first) + 1} is no longer given.\n“火星快递的总部设在大连。”" in replaced
    )


async def test_two_admins_edit_at_once(send: Send) -> None:
    """The second of two edits is told of the first and overwrites nothing."""
    fact = await added(send)
    first = await send(f"/edit {fact} 火星快递的总部设在大连。")
    second = await send(f"/edit {fact} 火星快递的总部设在济南。", person="bob")
    assert f"Fact {fact} says:\n“{HEADQUARTERS}”" in plain(first)
    await press(send, first, "Save")
    said = plain(await press(send, second, "Save", person="bob"))
    assert said.startswith(f"Somebody else changed fact {fact} in the meantime")
    assert "大连" in plain(await send(f"/info {fact}"))


@pytest.mark.parametrize(
    ("meanwhile", "heading"),
    [("火星快递的总部设在青岛。", "This contradicts it:"), ("火星快递的总部设在大连", "This is in the store already:")],
    ids=["contradiction", "duplicate"],
)
async def test_what_was_added_meanwhile_is_shown_first(send: Send, meanwhile: str, heading: str) -> None:
    """A fact like or against it, that was added after a draft was shown, is shown before the draft is saved."""
    first = await send("/add 火星快递的总部设在大连。")
    other = await press(send, await send(f"/add {meanwhile}", person="bob"), "Save", person="bob")
    again = await press(send, first, "Save")
    assert plain(again).startswith("The store changed in the meantime, so look at it once more; nothing was saved yet.")
    assert f"{heading}\n“{meanwhile}”" in plain(again)
    assert plain(await press(send, first, "Save")).startswith("That button is too old")
    assert plain(await send("/history")).count("added") == 1
    label = "Keep both" if "contradicts" in heading else "Save"
    assert plain(await press(send, again, label)).startswith("Saved as fact")
    assert plain(other).startswith("Saved as fact")


@pytest.mark.parametrize(
    ("shown", "meanwhile", "label", "said"),
    [
        pytest.param("/edit {fact} 总部在大连。", "/lock {fact}", "Save", "Somebody else changed", id="edit"),
        pytest.param("/add 火星快递的总部设在大连。", "/lock {fact}", "Replace", "Somebody else changed", id="replace"),
        pytest.param("/info {fact}", "/lock {fact}", "Forget", "Somebody else changed", id="forget"),
        pytest.param("/info {fact}", "/lock {fact}", "Lock", "Somebody else changed", id="lock"),
        pytest.param("/info {fact}", "/forget {fact}", "Lock", "Somebody else changed", id="lock of a forgotten one"),
        pytest.param("/lock {fact}", "/unlock {fact}", "Undo", "{fact} was changed again since", id="undo"),
        pytest.param("/history", "/undo 1", "Undo 1", "Change 1 was undone already", id="undo of an undone one"),
        pytest.param("/forget {fact}", "/restore {fact}", "Undo", "{fact} was changed again since", id="undo a forget"),
        pytest.param(
            "/alias 火星快递 = 火快",
            "/alias remove 火星快递 = 火快",
            "Undo",
            "There is no such alias",
            id="undo an alias",
        ),
    ],
)
async def test_what_changed_meanwhile_is_not_overwritten(
    send: Send, knowledge: Knowledge, shown: str, meanwhile: str, label: str, said: str
) -> None:
    """Of two admins at once the second is told what happened, and nothing of the first's is lost."""
    fact = await added(send)
    first = await send(shown.format(fact=fact))
    await send(meanwhile.format(fact=fact), person="bob")
    state = knowledge.store.taught.get(int(fact))
    assert plain(await press(send, first, label)).startswith(said.format(fact=fact))
    assert knowledge.store.taught.get(int(fact)) == state


async def test_forget_restore_lock(send: Send) -> None:
    """A fact is forgotten, restored and locked by number, with a way back; its buttons carry its version."""
    fact = await added(send)
    assert HEADQUARTERS in plain(await send(f"/忘记 {fact}"))
    assert plain(await send(f"/forget {fact}")) == f"Fact {fact} is forgotten already."
    assert plain(await send(f"/restore {fact}")).startswith(f"Fact {fact} is given again.")
    info = await send(f"/info {fact}")
    await press(send, info, "Lock")
    assert plain(await press(send, info, "Forget")).startswith("Somebody else changed")
    assert plain(await send(f"/forget {fact}")).startswith(f"Fact {fact} is locked.")
    assert plain(await send(f"/unlock #{fact}")).startswith(f"Fact {fact} can be changed again.")


async def test_history_and_lists(send: Send) -> None:
    """/history tells who did what to what; /facts lists by kind, words and page."""
    fact = await added(send)
    await send(f"/forget {fact}")
    lines = plain(await send("/history")).splitlines()
    assert lines == [
        f"2. 2026-01-02 03:04 ann forgotten #{fact}",
        f"1. 2026-01-02 03:04 ann added #{fact}: {HEADQUARTERS}",
    ]
    assert plain(await send("/facts forgotten")).splitlines()[1:] == [
        f"#{fact} · by an admin · forgotten",
        f"  {HEADQUARTERS}",
    ]
    first = await send("/facts article")
    assert [button.action for button in first.buttons] == ["/facts article p2"]
    second = await press(send, first, "More")
    assert [button.label for button in second.buttons] == ["Back", "More"]
    assert "市值" in plain(await send("/facts article 市值"))


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE facts; --",
        '" OR 1=1 --',
        "<b>bold</b><script>alert(1)</script> &amp;",
        "{number} {id} %s %(x)s {0}",
        "/forget 1",
        "*_[x](tg://user?id=1)_* `code`",
        "$(rm -rf /) `rm` ; rm",
        "名\u202e字\u200b反转",
    ],
)
async def test_texts_stay_texts(send: Send, knowledge: Knowledge, text: str) -> None:
    """SQL, markup, patterns and commands inside a fact come through as plain text, everywhere it is shown."""
    counts = knowledge.counts()
    fact = await added(send, text)
    for line in (f"/info {fact}", f"/edit {fact}", "/facts admin", "/history", f"/forget {fact}"):
        assert text in plain(await send(line))
    assert plain(await send(f"/facts all {text[:20]}"))
    assert knowledge.counts() == {**counts, "admin forgotten": 1}
