"""Questions to the program about itself: those with "you" as their subject that ask it for no service.

"你是哪家公司做的" asks about the program, "你知道英伟达的市值吗" about the article: it is a request put as a question.
"""

from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.models import Talk

LONGEST = 48
"""Characters of the longest question that is taken for one about the program."""
_POLITE = r"(?:(?:嗨|喂|哈喽|你好|您好|请问|那么?|话说|对了|所以|hi|hey|hello|so|and|but|ok|well|by the way),? ?)*"
_TO_YOU = re.compile(
    rf"^{_POLITE}(?:我该?(?:怎么|如何)(?:用|使用|称呼|叫)你|你(?!好(?![看听笨蠢]))|您(?!好)"
    r"|谁(?:开发|创造|制造|设计|训练|发明|做|写|造)(?:的|了|出)?你"
    r"|(?:are|do|did|have|were|will|would|can|could|should|must) you\b"
    r"|(?:what|who|how|where|why|when|which)"
    r"(?:'s|'re| is| are| do| did| can| were| was| would| will| \w+ (?:are|do|did))?"
    r" (?:you|your)\b|who am i (?:talking|speaking|chatting))"
)
_REQUEST = re.compile(
    r"告诉|知道|知不知|晓得|觉得(?!我)|认为|以为|看(?:好(?!看)|来|法|待)|猜|说说|说一|讲讲|讲一|讲下|谈|聊|介绍|总结|概括|归纳"
    r"|列|查|找|搜|解释|分析|说明|算|比较|对比|回答|给我|给出|帮我|翻译|确定|确认|记得|了解|清楚|刚才|刚刚|上面|前面|之前"
    r"|说的|提到|提过|文章|文中|报道|新闻|来源|依据"
    r"|\b(?:tell|know|think|say|said|explain|show|give|list|find|look up|summari[sz]e|describe|mean|meant|compare"
    r"|believe|translate|mention|mentioned|article|story|text|calculate|recommend|remember|expect|predict|it|that|this)\b"
)
"""Verbs of what the program is asked to do, and words for what is talked of."""
_TOPICS = (
    (Talk.ABUSE, r"[笨蠢傻烂]|垃圾|废|没用|差劲|讨厌|恶心|\b(?:stupid|dumb|useless|bad|idiot|terrible|suck|so slow)\b"),
    (Talk.DOUBT, r"骗|撒谎|出错|犯错|靠谱|可靠|\b(?:sure|lie|lying|wrong|mistakes?|reliable|accurate|certain)\b"),
    (
        Talk.LANGUAGES,
        r"[语文话](?:吗|嘛|么|不|[?。!]|$)|几种语言|国语言|方言"
        r"|\b(?:speak|languages?|english|chinese|mandarin|cantonese)\b",
    ),
    (
        Talk.IDENTITY,
        r"[谁岁]|名字?(?:$|[?。!是])|叫[什啥]|称呼|人|(?<![a-z])ai(?![a-z])|模型|程序|机器|公司|团队|开发|创造|制造|设计|训练|发明|多大|性别|来自|哪里|住|生日"
        r"|\b(?:name|bot|robot|human|person|real|machine|model|made|built|created|trained|old|from|live|born"
        r"|talking|speaking)\b",
    ),
    (
        Talk.ABILITY,
        r"[会能]|可以|本事|本领|功能|用|特长|擅长|干[嘛吗什啥]|做[什啥]"
        r"|\b(?:can|help|able|do|work|use|good at|features?|purpose)\b",
    ),
)
"""What a question about the program is about, the first that fits; else it is chat."""
_COMPILED = tuple((topic, re.compile(pattern)) for topic, pattern in _TOPICS)


def addressed(question: Question) -> Talk | None:
    """What a question asks about the program itself; None for any other, or where it holds a name or number."""
    said = question.folded
    if len(said) > LONGEST or question.numbers or any(mention.present for mention in question.mentions):
        return None
    if _TO_YOU.match(said) is None or _REQUEST.search(said):
        return None
    return next((topic for topic, pattern in _COMPILED if pattern.search(said)), Talk.CHAT)
