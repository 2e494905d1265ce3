"""Several questions in one message, told apart where that is plain: by question marks, lines, numbers, semicolons, or
a second question word after a comma.

"MosaicML 被哪家公司买走?多少钱" are two questions; "A、B 和 C 分别是多少" is one, and so is one with a mark in a title.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.answering.talk import topic_of
from knowledge.language import regex as re
from knowledge.language.folding import fold_text

MOST = 3
"""Questions that are answered of one message."""
LONGEST = 600
"""Characters of a message in which questions are told apart; a longer one is a text."""
LONGEST_KEYWORDS = 24
"""Characters of a line of keywords, which asks without a question word."""
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉")
_BRACKETED = re.compile(r"\([^()]*\)|（[^（）]*）|【[^】]*】")
_NUMBER = re.compile(
    r"(?:^|(?<=[\n?？;；。 ]))[ \t]*(?:[(（]?\d{1,2}[)）、.．](?!\d)|[①-⑨]"
    r"|[-*•·](?= )|第[一二三]个?[,，、:：]|其[一二三][,，、:：])[ \t]*"
)
_END = re.compile(r"[?？]+[!！]*[)）\"”’」』]*|[\n\r]+|[;；]+")
_SEMICOLON = re.compile(r"[;；]")
_CHINESE_WORD = (
    r"谁|誰|多少|(?<![没沒])[什甚][么麼]|啥|哪|何时|何時|为何|為何|怎么|怎麼|怎样|怎樣|多久|多大|多高|多长|多長|多远|多遠"
    r"|(?<![这這那近前后後好上下头頭数數十任第来來最隔])[几幾](?=[个個家位款年月天次成])|第几|第幾"
)
_ENGLISH_WORD = r"\b(?:who|whom|whose|what|which|when|where|why|how)\b"
_ASKS = re.compile(rf"{_CHINESE_WORD}|{_ENGLISH_WORD}|[吗嗎呢]|是否|是不是|有没有|有沒有", re.IGNORECASE)
_ASKS_ITSELF = re.compile(rf"{_CHINESE_WORD}")
_PAUSE = re.compile(r"[,，。、]")
_SOFT = re.compile(r"\s*[,，。、]|[,;]? (?:and|also|plus)\b", re.IGNORECASE)
_EMBEDDED = re.compile(
    r"无论|無論|不管|不论|不論|任何|没什么|沒什麼|随便|隨便|每当|每當|^\s*(?:关于|關於|对于|對於|至于|至於)|[里裡中上下时時后後内內间間前]\s*$"
)
"""A question word that asks nothing by itself: "无论谁…", "关于墓主是谁,…", "在三家里,…"."""
_AUXILIARY = "(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could)"
_AND_ASKS = re.compile(
    r"[,;]? (?:and|also|plus) (?:also )?(?="
    rf"(?:who|whom|what|which|when|where|why|how) {_AUXILIARY}\b|(?:what|who|when|where|how)'s\b"
    rf"|who (?:owns|made|led|wrote|founded|runs|backed)\b"
    rf"|(?:in )?which (?:\w+ ){{1,2}}?(?:{_AUXILIARY}|\w{{3,}}ed|led|won|made|took)\b"
    r"|(?:by |for )?how (?:much|many|long|big|large|old|far|fast|often)\b|(?:for|to|from|with|by) (?:whom|what)\b"
    r"|at what \w+\b|why\?|when\?|where\?)",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"\s*(?:还是|還是|或者|或是|抑或|以及|[和与與及即并並就而]|从而|從而|因而|or\b|otherwise\b)", re.IGNORECASE
)
"""What goes on with the question before it."""
_ONLY_ASKS = re.compile(
    rf"(?:{_CHINESE_WORD}|{_ENGLISH_WORD}|[是的了吗嗎呢呀啊为爲為人时時候個个,，?？!！\s])*", re.IGNORECASE
)


def parts(text: str) -> list[str]:
    """The questions of a message in order, at most three; the whole message where it asks one thing."""
    if len(text) > LONGEST:
        return [text]
    found = [part.strip(" ;；,，\n\r\t") for part in _asked(text)]
    return found[:MOST] if len(found) > 1 else [text]


def paused(message: str, found: Sequence[str]) -> bool:
    """Whether any of a message's questions ends at a comma or an "and" only."""
    at = 0
    for part in found[:-1]:
        at = message.find(part, at) + len(part)
        if _SOFT.match(message, at):
            return True
    return False


def _asked(text: str) -> Iterator[str]:
    """The pieces that ask; courtesies are left out, and what asks nothing goes with the piece that follows."""
    strictly, carried = _SEMICOLON.search(_masked(text)) is not None, ""
    kept: list[str] = []
    for piece in _pieces(text):
        said = carried + piece
        if topic_of(fold_text(piece)) and not carried:
            continue
        if kept and _CONTINUES.match(piece):
            kept[-1] += piece
        elif (kept or not _ONLY_ASKS.fullmatch(piece)) and _is_question(piece, strictly=strictly):
            kept.append(said)
            carried = ""
        else:
            carried = said
    if carried and kept:
        kept[-1] += carried
    for part in kept:
        yield from _clauses(part)


def _pieces(text: str) -> list[str]:
    """The text cut after question marks and semicolons, at line ends and before list numbers."""
    masked = _masked(text, brackets=not _NUMBER.match(text))
    cuts = {match.end() for match in _END.finditer(masked)} | {match.start() for match in _NUMBER.finditer(masked)}
    ends = sorted({0, len(text), *cuts})
    pieces = [text[start:end] for start, end in pairwise(ends)]
    numbered = len(_NUMBER.findall(masked)) > 1
    said = [_NUMBER.sub("", piece, count=1) if numbered else piece for piece in pieces]
    return [piece for piece in said if any(map(str.isalnum, piece))]


def _is_question(piece: str, *, strictly: bool) -> bool:
    """Whether a piece asks; semicolons part statements too, so that a piece between them needs a question word."""
    plain = piece.strip()
    if strictly:
        return _ASKS.search(_masked(plain)) is not None
    keywords = len(plain) <= LONGEST_KEYWORDS and not plain.endswith(("。", ".", "!", "！", ",", "，", ":", "："))
    return _ASKS.search(_masked(plain)) is not None or plain.endswith(("?", "？")) or keywords


def _clauses(part: str) -> Iterator[str]:
    """A part cut once more where a second question follows a comma or an "and", with a question word of its own."""
    masked = _masked(part)
    joined = _AND_ASKS.search(masked)
    if joined and _asks_of_something(masked[: joined.start()]):
        yield part[: joined.start()]
        yield part[joined.end() :]
        return
    begin = 0
    for pause in _PAUSE.finditer(masked):
        before, after = masked[begin : pause.start()], masked[pause.end() :]
        if _asks_of_something(before) and _ASKS_ITSELF.search(after) and not _CONTINUES.match(after):
            yield part[begin : pause.start()]
            begin = pause.end()
    yield part[begin:]


def _asks_of_something(clause: str) -> bool:
    asks = _ASKS_ITSELF.search(clause) or re.search(_ENGLISH_WORD, clause, re.IGNORECASE)
    return bool(asks) and not _EMBEDDED.search(clause) and not _ONLY_ASKS.fullmatch(clause)


def _masked(text: str, *, brackets: bool = True) -> str:
    """The text, as long as it was, with nothing to be found inside its quotes and brackets."""
    masked = _QUOTED.sub(lambda found: "x" * len(found[0]), text)
    return _BRACKETED.sub(lambda found: "x" * len(found[0]), masked) if brackets else masked
