"""Hatchling's hook: compile the catalogues before a wheel is made, or an editable install."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the catalogues into `bot/wording/locale`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Called by hatchling before it collects files."""
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from bot.wording.catalogues import compile_catalogues

            compile_catalogues(root / "bot" / "wording" / "locale")
        finally:
            sys.path.remove(str(root))
