"""What was learnt, as it is kept in `weights/`."""

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "weights"


def learnt(name: str) -> Any:
    """The document of a file in `weights/`, read anew each time."""
    return json.loads(_FOLDER.joinpath(f"{name}.json").read_bytes())
