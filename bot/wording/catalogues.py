"""From catalogues that people write (.po) to those that programs read (.mo); Traditional Chinese is derived here.

Needs Babel and OpenCC; runs when the package is built, and in the checks.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from opencc import OpenCC

WRITTEN = "zh_Hans"
DERIVED = {"zh_Hant": "s2twp"}
"""Locale -> OpenCC conversion it is derived by from the written one; s2twp also changes words to Taiwan's."""


def compile_catalogues(locales: Path) -> list[Path]:
    """Write the .mo files of all locales under `locales`; returns their paths."""
    written = _read(locales / WRITTEN / "LC_MESSAGES" / "yinju.po", WRITTEN)
    catalogues = {WRITTEN: written} | {name: derive(written, name, how) for name, how in DERIVED.items()}
    return [_write(catalogue, locales / name / "LC_MESSAGES" / "yinju.mo") for name, catalogue in catalogues.items()]


def derive(written: Catalog, locale: str, conversion: str) -> Catalog:
    """The same catalogue in another script."""
    converter = OpenCC(conversion)
    derived = Catalog(locale=locale)
    for message in written:
        if message.id:
            derived.add(message.id, _converted(message.string or "", converter))
    return derived


def _converted(string: str | list[str] | tuple[str, ...], converter: OpenCC) -> str | tuple[str, ...]:
    if isinstance(string, str):
        return str(converter.convert(string))
    return tuple(str(converter.convert(form)) for form in string)


def _read(path: Path, locale: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def _write(catalogue: Catalog, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    return path
