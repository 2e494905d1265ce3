"""Small talk: a message made of its phrases alone, or one that gives the program orders. Never an article's fact."""

from collections.abc import Iterator
from functools import lru_cache

from knowledge.answering.addressed import addressed
from knowledge.answering.nonsense import is_nonsense
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.coverage import phrases
from knowledge.language.folding import fold_text
from knowledge.models import Answer, AnswerKind, Reason, Talk

LONGEST_TALK = 500
"""Characters of a message that are looked through for orders."""
_FIRST = (
    Talk.IDENTITY, Talk.ABILITY, Talk.LANGUAGES, Talk.JOKE, Talk.ABUSE, Talk.FEELING, Talk.CHAT, Talk.PRAISE,
    Talk.DOUBT, Talk.BYE, Talk.THANKS, Talk.APOLOGY, Talk.GREETING, Talk.LAUGHTER,
)  # fmt: skip
"""Of several topics the one that is spoken to: "谢谢,你是谁" asks who, "you are useless lol" is no laughter."""
_LAUGHTER = re.compile(r"(?<![a-z0-9])(?:a?(?:ha|he|hi|ja|xi){2,}h?|lo+l+|6{3,}|2?3{3,}|[hw]{3,}|x+d+)(?![a-z0-9])")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_CLAUSE = r"(?:^|[,.;:!?。\n] ?|\b(?:please|now|and|then|ok|okay) |请|现在|麻烦|帮我|然后)"
_ORDERS = re.compile(
    rf"{_CLAUSE}你?(?:忽略|无视|忘记|忘掉|忘了|抛开|不要理会|别管)掉?你?.{{0,6}}?"
    r"(?:之前|以上|前面|上面|所有|先前|上述|此前|系统|全部|一切|你的).{0,8}?"
    r"(?:指令|提示|规则|设定|要求|命令|对话|限制|内容|话|instruction|prompt)"
    r"|(?:你的|系统) ?(?:system )?(?:提示词|初始指令|系统指令|内部指令|系统设定|prompt)"
    rf"|{_CLAUSE}(?:假装你是|你?扮演一?[个名位]|从现在(?:开始|起),?你(?:就|要|将)?是|进入(?:开发者|越狱|dan)"
    r"|你(?:现在|从此)(?:就)?是(?:一[个只名位]|dan))"
    rf"|{_CLAUSE}(?:ignore|disregard|forget|override|bypass)\b.{{0,30}}"
    r"\b(?:instructions?|prompts?|rules|guidelines|above|previous|prior|everything|you were told)\b"
    r"|\b(?:reveal|show|print|repeat|output|display|tell me|give me|leak|what is|what's|what are)\b.{0,20}"
    r"\b(?:your|system|initial|hidden)\b.{0,12}\b(?:prompts?|instructions)\b"
    rf"|{_CLAUSE}(?:pretend (?:to be|you are|you're|that you)|act as (?:an? |if )|you are now (?:an? |in )"
    r"|from now on,? you|roleplay as|enable (?:dan|developer) mode|do anything now)"
)
"""Texts that would give a language model new orders; here they are only texts."""


def talk(text: str, question: Question) -> Answer | None:
    """The answer to small talk, or to what says nothing at all; None for a question."""
    said = fold_text(text[:LONGEST_TALK])
    command = said.startswith("/")  # commands were seen before; here it is text
    topic = None if command else topic_of(said) or (topic_of(question.folded) if question.folded != said else None)
    topic = topic or (None if command else addressed(question))
    if topic:
        return Answer(AnswerKind.TALK, question.language, 0.0, talk=topic)
    if is_nonsense(text, question):
        return Answer(AnswerKind.UNKNOWN, question.language, 0.0, reason=Reason.NOT_UNDERSTOOD)
    return None


@lru_cache(maxsize=64)
def topic_of(folded: str) -> Talk | None:
    """What a folded text's small talk is about; None where it says anything besides."""
    if _ORDERS.search(folded):
        return Talk.INSTRUCTION
    for said in _tidied(folded):
        table = phrases("talk_words.tsv")
        reading = table.read(said) if table.may_cover(said) else None
        if reading is None or not reading.pieces or reading.left:
            continue
        topic = next((topic for topic in _FIRST if topic in reading.roles), None)
        if topic or reading.roles == {Talk.AGREEMENT}:
            return topic or Talk.AGREEMENT
    return None


def _tidied(folded: str) -> Iterator[str]:
    """The text with laughter of any length as one, and letters that are drawn out as one or two."""
    laughing = _LAUGHTER.sub("haha", folded)
    yield laughing
    if _DRAWN_OUT.search(laughing):
        yield _DRAWN_OUT.sub(r"\1", laughing)
        yield _DRAWN_OUT.sub(r"\1\1", laughing)
