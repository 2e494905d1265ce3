"""/language: the language of replies in this chat."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Button, Line, Reply, text_reply
from bot.wording.catalogue import marked, say_in
from bot.wording.languages import NAMES
from knowledge.language.folding import fold_text
from knowledge.models import Language

AUTO = "auto"
_NAMES = {language.value.lower(): language for language in Language} | {
    "zh": Language.SIMPLIFIED,
    "简体": Language.SIMPLIFIED,
    "简体中文": Language.SIMPLIFIED,
    "繁体": Language.TRADITIONAL,
    "繁体中文": Language.TRADITIONAL,
    "english": Language.ENGLISH,
    "英文": Language.ENGLISH,
}
"""What people call the languages, folded."""


async def run(call: Call) -> Reply:
    """Fix the language, let it follow the questions (auto), or without an argument offer the choices."""
    wanted = fold_text(call.arguments)
    if wanted == AUTO:
        await call.library.choose_language(call.incoming.chat, None)
        return text_reply(call.say("Replies follow the language of your questions."))
    if wanted in _NAMES:
        language = _NAMES[wanted]
        await call.library.choose_language(call.incoming.chat, language)
        say = say_in(language)
        return text_reply(say("Replies are now in {language}.", language=NAMES[language]))
    buttons = [Button(NAMES[language], f"/language {language}") for language in Language]
    follow = Button(call.say("As I ask"), f"/language {AUTO}")
    return Reply((Line(call.say("In which language shall I reply?")),), (*buttons, follow))


COMMAND = Command(
    "language",
    ("语言", "語言"),
    Role.MEMBER,
    marked("the language of replies in this chat"),
    run,
    (*(language.value for language in Language), AUTO),
)
