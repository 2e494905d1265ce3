"""What somebody did, over the whole article: the sentences whose subject the name is."""

from knowledge.answering.compute.clauses import clause_at
from knowledge.answering.compute.frames import answer_of
from knowledge.answering.mentions import Mention
from knowledge.answering.understand import Question
from knowledge.answering.wordbook import facts
from knowledge.language import regex as re
from knowledge.language.folding import fold
from knowledge.language.names import compact
from knowledge.models import Answer, Kind, StoredFact
from knowledge.phrasing import computed as phrase
from knowledge.store import Store

ASKS = re.compile(
    r"(?<!为了)(?:干|做)了?(?:些)?(?:哪|什么|啥)(?:[几两三四些]?件?(?:大?事件?|动作)|[几两三些]?件?)(?=\?|$"
    r"|[呢啊呀吗])|有(?:哪些|什么|啥)(?:动作|举动|举措|动静|消息|表现)|出现在哪|提到了?(?:哪些|什么)"
    r"|what (?:did|has|does) [^?]{2,40} (?:do|done|doing)\b|mentions? of"
)
LONGEST_PART = 45
ROOM = 8


def doings(question: Question, store: Store) -> Answer | None:
    """What the one name of the question did; None where it asks something else, or less than two are told."""
    names = [mention for mention in question.mentions if mention.present]
    if len(names) != 1 or len(question.mentions) != 1 or not ASKS.search(question.folded):
        return None
    told = [
        fact
        for fact in _naming(store, names[0])
        if fact.kind not in (Kind.TITLE, Kind.BYLINE, Kind.HEADING, Kind.CAPTION)
    ]
    acting = [(fact, at) for fact in told if (at := _acts(fact, names[0])) is not None]
    if len(acting) < 2:
        return None
    acting = sorted(acting, key=lambda pair: pair[0].position)[:ROOM]
    parts = [clause_at(fact.quote.text, at, LONGEST_PART) for fact, at in acting]
    return answer_of(question, store, [fact for fact, _ in acting], phrase.listed(parts, question.language), 0.7)


def _naming(store: Store, mention: Mention) -> list[StoredFact]:
    ids = store.postings.search([form for form in mention.forms if form.isascii()] + _pairs(mention), 40)
    return list(facts(store, ids).values())


def _pairs(mention: Mention) -> list[str]:
    return [form[at : at + 2] for form in mention.forms if not form.isascii() for at in range(len(form) - 1)]


def _acts(fact: StoredFact, mention: Mention) -> int | None:
    """Where the name stands in the sentence's text, where it does and is not merely what another acts on."""
    folded = fold(fact.quote.text)
    for form in sorted(mention.forms, key=len, reverse=True):
        at = _find(folded.text, form)
        if at is not None and not re.search(r"(?:向|对|被|比|从|的|超过|取代|打败)$", folded.text[:at]):
            return folded.starts[at]
    return None


def _find(text: str, form: str) -> int | None:
    """Where a compact form begins in a folded text."""
    pattern = r"[\s\-_./·'’&]*".join(re.escape(character) for character in form)
    found = re.search(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])" if form.isascii() else pattern, text)
    return found.start() if found and compact(found.group()) == form else None
