"""Who in a sentence does what the question asks about: what is told of a span that may name somebody.

A sentence names its teller (据X报道), who does something to another (由X领投, 被X收购), and to whom it is done; a
question asks for one of these.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.candidate_columns import Column, Tokens
from knowledge.answering.understand import Question
from knowledge.language import regex as re

if TYPE_CHECKING:
    from knowledge.answering.candidates import Spans

_SAYS = (
    "预测|预计|预期|预估|估计|估算|推算|统计|报道|报导|援引|爆料|称|表示|指出|认为|说|透露|披露|显示|回应|曝|写道|坦言"
    "|强调|解释"
)
_SAYS_SO = re.compile(
    rf"(?:[^,;:。]{{0,12}}?(?:{_SAYS})|的?(?:数据|报告|统计|口径|调查|研究)"
    r"| (?:said|says|reported|reports|estimates|estimated|expects|predicts|forecasts|told|argues|reckons))"
)
_ACCORDING = re.compile(r"(?:据|根据|按照?|援引|来自|according to(?: the)?)[^,;:。据]{0,12}$")
_ASKS_TELLER = re.compile(
    rf"{_SAYS}|估|算|数据|哪来|来源|媒体|消息|报告|调查|觉得|看好|say|said|estimat|survey|forecast|report|according"
    r"|source|predict|expect|think|claim"
)
_AGENT = re.compile(r"(?:由|被|遭|获|获得|拿到|得到|来自|委托|靠|归|让|是|为|with|by|from)(?:了)? ?[\"“《]?$")
_TOWARDS = re.compile(r"(?:向|对|给|与|和|跟|同|把|将|从|收购|投资|买下|超过?|取代|to|with|into)(?:了)? ?[\"“《]?$")
_ASKS_AGENT = re.compile(r"(?:由|被|遭|获|获得|来自|靠|归|让|by|from)(?:了)? ?$")
_REACH = 16


def acting_of(folded: str, tokens: Tokens, first: NDArray[np.int32], last: NDArray[np.int32]) -> dict[str, Column]:
    """What the words beside each span of a sentence make of somebody whom it names."""
    starts, ends = tokens.starts[first].tolist(), tokens.ends[last].tolist()
    before = {at: folded[max(0, at - _REACH) : at] for at in {*starts}}
    agent = {at: _AGENT.search(text) is not None for at, text in before.items()}
    towards = {at: _TOWARDS.search(text) is not None for at, text in before.items()}
    according = {at: _ACCORDING.search(text) is not None for at, text in before.items()}
    says = {at: _SAYS_SO.match(folded, at) is not None for at in {*ends}}
    return {
        "agent": np.array([agent[at] for at in starts], np.float32),
        "towards": np.array([towards[at] for at in starts], np.float32),
        "teller": np.array([according[at] or says[end] for at, end in zip(starts, ends, strict=True)], np.float32),
    }


def acting(question: Question, found: "Spans", weight: Column) -> dict[str, Column]:
    """What the question asks of them; `weight` tells how far each token of the sentence is one of the question's."""
    asks_agent = _ASKS_AGENT.search(question.folded[: question.asking.start]) is not None
    asks_teller = _ASKS_TELLER.search(question.folded) is not None
    number = len(found.first)
    return {
        "asks_agent": np.full(number, asks_agent, np.float32),
        "asks_teller": np.full(number, asks_teller, np.float32),
        **_between(found, weight),
    }


def _between(found: "Spans", weight: Column) -> dict[str, Column]:
    """How many names stand between the span and the question's words that tell most, before it and behind it."""
    tokens, first, last = found.tokens, found.first, found.last
    telling = np.where(tokens.named, 0, weight)
    if not telling.any():
        return dict.fromkeys(("names_to_word", "word_before"), np.full(len(first), -1, np.float32))
    at, counts = int(telling.argmax()), tokens.names_before
    left, right = counts[first] - counts[at], counts[at] - counts[last + 1]
    return {
        "names_to_word": np.where(at < first, left, np.where(at > last, right, -1)).astype(np.float32),
        "word_before": (at < first).astype(np.float32),
    }
