"""Settings: which source wins, where values come from, and what is refused."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import load
from knowledge.models import Language

Layer = Mapping[str, str]
FILE = "yinju.toml"


@pytest.fixture(autouse=True)
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the cases name their file without a folder."""
    monkeypatch.chdir(tmp_path)


def written(toml: str | None) -> Path | None:
    """The settings file with this content; None for no file at all."""
    if toml is None:
        return None
    path = Path(FILE)
    path.write_text(toml, encoding="utf-8")
    return path


HANT, ENV_HANT = {"language": "zh-Hant"}, {"YINJU_LANGUAGE": "zh-Hant"}
STORE, ENV_STORE = {"database": "option.db"}, {"YINJU_DATABASE": "environment.db"}


@pytest.mark.parametrize(
    ("options", "environment", "toml", "name", "value", "source"),
    [
        pytest.param({}, {}, None, "language", "zh-Hans", "default", id="default"),
        pytest.param({}, {}, "", "language", "zh-Hans", "default", id="empty file"),
        pytest.param({}, {}, 'language = "en"', "language", "en", FILE, id="file over default"),
        pytest.param({}, ENV_HANT, 'language = "en"', "language", "zh-Hant", "environment", id="environment over file"),
        pytest.param(
            {"language": "en"}, ENV_HANT, None, "language", "en", "command line", id="option over environment"
        ),
        pytest.param(HANT, {}, 'language = "en"', "language", "zh-Hant", "command line", id="option over file"),
        pytest.param({"language": None}, ENV_HANT, None, "language", "zh-Hant", "environment", id="option not given"),
        pytest.param({}, {}, 'database = "file.db"', "database", "file.db", FILE, id="database from file"),
        pytest.param(
            {}, ENV_STORE, 'database = "file.db"', "database", "environment.db", "environment", id="database from env"
        ),
        pytest.param(STORE, ENV_STORE, None, "database", "option.db", "command line", id="database from option"),
        pytest.param(STORE, ENV_HANT, None, "language", "zh-Hant", "environment", id="settings are independent"),
        pytest.param({}, {"LANGUAGE": "en"}, None, "language", "zh-Hans", "default", id="not one of ours"),
    ],
)
def test_the_higher_source_wins_and_is_recorded(
    options: Mapping[str, object], environment: Layer, toml: str | None, name: str, value: str, source: str
) -> None:
    """Options win over the environment, it over the file, it over defaults; each value tells its source."""
    settings = load(options, environment, written(toml))
    assert (name, value, source) in settings.described()
    assert settings.sources[name] == source


@pytest.mark.parametrize(
    ("options", "environment", "toml", "told"),
    [
        pytest.param({}, {"YINJU_NONSENSE": "1"}, None, ("environment", "nonsense"), id="unknown in environment"),
        pytest.param({}, {}, 'nonsense = "1"', (FILE, "nonsense"), id="unknown in file"),
        pytest.param({}, {}, '"" = "1"', (FILE, '""'), id="empty name in file"),
        pytest.param({}, {"YINJU_": "1"}, None, ("environment", '""'), id="empty name in environment"),
        pytest.param({"language": "klingon"}, {}, None, ("command line", "klingon"), id="language of option"),
        pytest.param({}, {"YINJU_LANGUAGE": "EN"}, None, ("environment", "EN"), id="language of environment"),
        pytest.param({}, {}, 'language = ""', (FILE, "language"), id="language of file"),
        pytest.param({"database": ""}, {}, None, ("command line", "database"), id="no path in option"),
        pytest.param({}, {"YINJU_DATABASE": " "}, None, ("environment", "database"), id="no path in environment"),
        pytest.param(
            {}, {"YINJU_CONTEXT_MINUTES": "-1"}, None, ("environment", "context_minutes"), id="minutes below 0"
        ),
        pytest.param({}, {}, 'context_minutes = "half"', (FILE, "context_minutes"), id="minutes that are no number"),
        pytest.param({}, {}, "language = 3", (FILE, "language", "in quotes"), id="number"),
        pytest.param({}, {}, 'language = ["en"]', (FILE, "language", "in quotes"), id="list"),
        pytest.param({}, {}, '[database]\npath = "x"', (FILE, "database", "in quotes"), id="table"),
        pytest.param({}, {}, "language: en", (FILE, "TOML", "line 1"), id="not TOML"),
        pytest.param({}, {}, 'language = "en"\nlanguage = "en"', (FILE, "TOML", "overwrite"), id="given twice"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(
    options: Mapping[str, object], environment: Layer, toml: str | None, told: tuple[str, ...]
) -> None:
    """An unknown name or an unusable value is an error of one line that names its source and itself."""
    with pytest.raises(SettingsError) as caught:
        load(options, environment, written(toml))
    message = str(caught.value)
    assert [words for words in told if words not in message] == []
    assert "\n" not in message


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        pytest.param("telegram_token", " 123:aB_-c ", "123:aB_-c", id="token"),
        pytest.param("telegram_api", "http://127.0.0.1:8081/", "http://127.0.0.1:8081", id="server"),
        pytest.param("owners", "12, 34 56", frozenset({12, 34, 56}), id="owners"),
        pytest.param("owners", "", frozenset(), id="no owners"),
        pytest.param("webhook_url", "https://example.org:8443/x", "https://example.org:8443/x", id="webhook"),
        pytest.param("health_port", "0", 0, id="no health port"),
        pytest.param("webhook_port", "8080", 8080, id="port"),
        pytest.param("keep_days", "30", 30, id="days"),
    ],
)
def test_values_are_read(name: str, value: str, read: object) -> None:
    """A text becomes the value that it means."""
    assert getattr(load({}, {f"YINJU_{name.upper()}": value}), name) == read


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("telegram_token", "hunter2"),
        ("telegram_api", "api.telegram.org"),
        ("telegram_api", "ftp://127.0.0.1"),
        ("owners", "@ann"),
        ("webhook_url", "http://example.org"),
        ("webhook_url", "https://example.org:8080"),
        ("webhook_secret", "hunter2!"),
        ("webhook_listen", "all of them"),
        ("webhook_port", "0"),
        ("health_port", "65536"),
        ("health_port", "8" * 5_000),
        ("questions_per_minute", "0"),
        ("messages_per_second", "-1"),
        ("keep_days", "½"),
    ],
)
def test_unusable_values_are_refused_without_telling_secrets(name: str, value: str) -> None:
    """The error names the setting and its source; what a secret was is not in it."""
    with pytest.raises(SettingsError, match=f"environment: {name}") as caught:
        load({}, {f"YINJU_{name.upper()}": value})
    assert "hunter2" not in str(caught.value)


def test_secrets_are_never_shown() -> None:
    """Neither the settings' description nor their representation holds a secret."""
    settings = load({}, {"YINJU_TELEGRAM_TOKEN": "123:secretive", "YINJU_WEBHOOK_SECRET": "secretive"})
    assert ("telegram_token", "set", "environment") in settings.described()
    assert ("webhook_secret", "set", "environment") in settings.described()
    assert "secretive" not in repr(settings) + repr(settings.described())
    assert ("telegram_token", "", "default") in load({}, {}).described()


def test_a_bad_value_is_no_error_where_a_higher_source_replaces_it() -> None:
    """Only the effective value has to be usable."""
    settings = load({"language": "en"}, {"YINJU_LANGUAGE": "klingon"})
    assert settings.language is Language.ENGLISH


@pytest.mark.parametrize("kind", ["missing", "folder", "latin-1"])
def test_a_file_that_cannot_be_read_is_refused_by_name(kind: str) -> None:
    """A settings file that is missing, no file or no UTF-8 is an error that names it."""
    if kind == "folder":
        Path(FILE).mkdir()
    elif kind == "latin-1":
        Path(FILE).write_bytes('language = "français"'.encode("latin-1"))
    with pytest.raises(SettingsError, match=FILE):
        load({}, {}, Path(FILE))


def test_the_default_store_is_among_the_persons_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a setting, the store is yinju/yinju.db under XDG_DATA_HOME."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings = load({}, {})
    assert settings.database == tmp_path / "yinju" / "yinju.db"
    assert settings.sources["database"] == "default"


@pytest.mark.parametrize(
    ("options", "environment", "toml"),
    [
        pytest.param({"database": "~/a/y.db"}, {}, None, id="option"),
        pytest.param({}, {"YINJU_DATABASE": "~/a/y.db"}, None, id="environment"),
        pytest.param({}, {}, 'database = "~/a/y.db"', id="file"),
    ],
)
def test_a_tilde_is_the_persons_home(
    options: Mapping[str, object],
    environment: Layer,
    toml: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`~` stands for the home folder wherever the path comes from, as no shell expands it in a file."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load(options, environment, written(toml)).database == tmp_path / "a" / "y.db"
