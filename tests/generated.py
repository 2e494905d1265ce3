"""Updates of every kind, as hypothesis makes them up: well-formed, and otherwise as odd as can be."""

from fake_updates import BOT, RIGHTS, Json, chat, entities, person
from hypothesis import strategies as st

IDS = st.sampled_from([5, 6, 7, 900])
PLACES = st.sampled_from([5, 6, 7, -42, -1_000_000_000_042])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["/start", "/help", "/ask", "/ask@yinju_test_bot x", "/language", "/language en", "/forget_me", "/x"]
    ),
    st.sampled_from(
        ["英伟达市值多少?", "@yinju_test_bot 英伟达?", "帮助", "yingweida shizhi", "<b>&amp;</b>", "/context 9"]
    ),
    st.sampled_from(
        ["/privacy", "/export_me", "/whoami", "/source", "/start f9", "/good 1", "/bad", "谁投资了 Cohere?" * 60]
    ),
)
FILE: Json = {"file_id": "a", "file_unique_id": "a"}
PICTURE: Json = {**FILE, "width": 1, "height": 1}
CONTENTS: list[Json] = [
    {"photo": [PICTURE]},
    {"voice": {**FILE, "duration": 1}},
    {"video": {**PICTURE, "duration": 1}},
    {"document": {**FILE, "file_name": "a.txt", "file_size": 3}},
    {"location": {"latitude": 1.0, "longitude": 2.0}},
    {"contact": {"phone_number": "1", "first_name": "x"}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"new_chat_members": [person(8)]},
    {"left_chat_member": person(8)},
    {"new_chat_title": "t"},
    {"group_chat_created": True},
    {"migrate_to_chat_id": -1_000_000_000_043},
    {"migrate_from_chat_id": -42},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": chat(-42)}},
    {"forum_topic_created": {"name": "t", "icon_color": 1}},
    {"video_chat_started": {}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 5}},
]


@st.composite
def messages(draw: st.DrawFn) -> Json:
    """A message from somebody somewhere."""
    where, who = draw(PLACES), draw(IDS)
    value: Json = {"message_id": draw(st.integers(1, 10_000)), "date": 0, "chat": chat(where), "from": person(who)}
    if draw(st.booleans()) or draw(st.booleans()):
        text = draw(TEXTS) or "?"
        value |= {"text": text, "entities": entities(text)}
    else:
        value |= draw(st.sampled_from(CONTENTS))
    extras: list[Json] = [
        {},
        {"reply_to_message": {"message_id": 3, "date": 0, "chat": chat(where), "from": BOT, "text": "x"}},
        {"reply_to_message": {"message_id": 3, "date": 0, "chat": chat(where), "from": person(6)}},
        {"sender_chat": chat(-42)},
        {"is_topic_message": True, "message_thread_id": 3},
        {"forward_origin": {"type": "hidden_user", "date": 0, "sender_user_name": "x"}},
        {"via_bot": BOT},
        {"quote": {"text": "x", "position": 0}},
        {"media_group_id": "1"},
    ]
    return value | draw(st.sampled_from(extras))


def _member(status: str) -> Json:
    rights = dict.fromkeys(RIGHTS, False) if status == "administrator" else {}
    return {"user": BOT, "status": status, **rights} | ({"until_date": 0} if status == "kicked" else {})


MEMBERS = st.sampled_from(["member", "left", "kicked", "administrator"]).map(_member)
CHANGES = st.fixed_dictionaries(
    {"chat": PLACES.map(chat), "from": IDS.map(person), "date": st.just(0), "old_chat_member": MEMBERS}
    | {"new_chat_member": MEMBERS}
)
ACTIONS = st.one_of(
    st.text(max_size=64), st.sampled_from(["/context 9", "/context 9 -1", "/ask x", "/language en", "/good 0"])
)
PRESSES = st.fixed_dictionaries(
    {"id": st.integers(1, 10**12).map(str), "from": IDS.map(person), "chat_instance": st.just("1")},
    optional={
        "data": ACTIONS,
        "message": messages(),
        "inline_message_id": st.just("x"),
        "game_short_name": st.just("g"),
    },
)
QUERIES = st.fixed_dictionaries(
    {"id": st.integers(1, 10**12).map(str), "from": IDS.map(person), "query": TEXTS, "offset": st.just("")}
)
REACTION: Json = {"type": "emoji", "emoji": "👍"}
OTHERS: list[tuple[str, Json]] = [
    ("chosen_inline_result", {"result_id": "1", "from": person(5), "query": "x"}),
    (
        "shipping_query",
        {
            "id": "1",
            "from": person(5),
            "invoice_payload": "x",
            "shipping_address": {
                **dict.fromkeys(("country_code", "state", "city", "street_line1", "street_line2", "post_code"), "x")
            },
        },
    ),
    (
        "pre_checkout_query",
        {"id": "1", "from": person(5), "currency": "USD", "total_amount": 1, "invoice_payload": "x"},
    ),
    (
        "poll",
        {
            "id": "1",
            "question": "x",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
        },
    ),
    ("poll_answer", {"poll_id": "1", "user": person(5), "option_ids": [0], "option_persistent_ids": ["0"]}),
    ("chat_join_request", {"chat": chat(-42), "from": person(5), "user_chat_id": 5, "date": 0}),
    (
        "message_reaction",
        {
            "chat": chat(-42),
            "message_id": 1,
            "date": 0,
            "user": person(5),
            "old_reaction": [],
            "new_reaction": [REACTION],
        },
    ),
    ("message_reaction_count", {"chat": chat(-42), "message_id": 1, "date": 0, "reactions": []}),
    (
        "chat_boost",
        {
            "chat": chat(-42),
            "boost": {
                "boost_id": "1",
                "add_date": 0,
                "expiration_date": 0,
                "source": {"source": "premium", "user": person(5)},
            },
        },
    ),
    ("deleted_business_messages", {"business_connection_id": "1", "chat": chat(5), "message_ids": [1]}),
    ("purchased_paid_media", {"from": person(5), "paid_media_payload": "x"}),
    ("something_of_next_year", {"id": 1}),
]


def updates() -> st.SearchStrategy[tuple[str, Json]]:
    """The kind of an update and its content."""
    kinds = ["message", "edited_message", "channel_post", "edited_channel_post", "business_message"]
    return st.one_of(
        st.tuples(st.sampled_from([*kinds, "message", "message"]), messages()),
        st.tuples(st.just("callback_query"), PRESSES),
        st.tuples(st.just("inline_query"), QUERIES),
        st.tuples(st.sampled_from(["my_chat_member", "chat_member"]), CHANGES),
        st.sampled_from(OTHERS),
    )
