"""The `yinju` command: options in, exit codes out. What it runs is imported only when it runs."""

import click

from bot.cli.asking import ask, chat
from bot.cli.options import LANGUAGE
from bot.cli.running import doctor, evaluate, telegram
from bot.cli.spoken import Group, Page, option
from bot.cli.store import backup, build, export, import_, restore
from bot.wording.catalogue import marked

_PAGE = Page(
    marked("Yinju answers questions about an article with the sentence it rests on, word for word."),
    (
        marked("Where there is no store yet, chat, ask and telegram build it from the bundled article first."),
        marked("Each command has help with examples: yinju ask --help"),
    ),
    (
        ("yinju chat", marked("Ask at a prompt.")),
        ('yinju ask "英伟达市值多少?"', marked("Ask one question.")),
        ("yinju --help --language en", marked("This help in English; also zh-Hans and zh-Hant.")),
    ),
    lists=(
        (
            marked("Settings, from the environment or from a TOML file without YINJU_; yinju doctor shows all"),
            (
                ("YINJU_DATABASE", marked("the store's file")),
                ("YINJU_LANGUAGE", marked("en, zh-Hans or zh-Hant")),
                ("YINJU_TELEGRAM_TOKEN", marked("the bot's token, from BotFather")),
                ("YINJU_OWNERS", marked("Telegram ids of the owners")),
                ("NO_COLOR", marked("no colours at the console")),
            ),
        ),
        (
            marked("Completion by Tab: add this line to the shell's file"),
            (
                ("~/.bashrc", 'eval "$(_YINJU_COMPLETE=bash_source yinju)"'),
                ("~/.zshrc", 'eval "$(_YINJU_COMPLETE=zsh_source yinju)"'),
                ("~/.config/fish/config.fish", "_YINJU_COMPLETE=fish_source yinju | source"),
            ),
        ),
    ),
)


@click.group(cls=Group, page=_PAGE, context_settings={"help_option_names": ["-h", "--help"]})
@option(
    "--language",
    type=click.Choice(["zh-Hans", "zh-Hant", "en"]),
    help=marked("The language of this help; also after the command."),
)
@click.version_option(
    package_name="yinju", prog_name="yinju", cls=option.keywords["cls"], help=marked("Show the version.")
)
def main(*, language: str | None) -> None:
    """The commands, in the order in which they are of use."""
    click.get_current_context().meta[LANGUAGE] = language


for _command in (chat, ask, build, telegram, doctor, evaluate, export, import_, backup, restore):
    main.add_command(_command)
