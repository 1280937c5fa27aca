"""The JSON Schemas (2020-12) of the kinds of document, as editors and the engine use them.

In: the name of a kind. Out: the schema's text, or the schema with its `$ref`s filled in.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

KINDS = ("regelset", "regels", "voorbeelden", "zaak", "opbouw", "herkomst")


def schema_text(kind: str) -> str:
    """Return the schema of a kind of document as JSON text."""
    if kind not in KINDS:
        raise KeyError(kind)
    return Path(__file__).with_name(f"{kind}.schema.json").read_text(encoding="utf-8")


@functools.cache
def schema(kind: str) -> dict[str, Any]:
    """Return the schema with every `#/$defs/…` filled in, which validates several times faster.

    The schemas do not refer to themselves, so that this ends.
    """
    loaded: dict[str, Any] = json.loads(schema_text(kind))
    definitions: dict[str, Any] = loaded.pop("$defs", {})
    done: dict[str, Any] = {}

    def filled(part: Any) -> Any:
        if isinstance(part, list):
            return [filled(item) for item in part]
        if not isinstance(part, dict):
            return part
        target = part.get("$ref")
        if isinstance(target, str):
            name = target.removeprefix("#/$defs/")
            if name not in done:
                done[name] = filled(definitions[name])
            return done[name]
        return {key: filled(value) for key, value in part.items()}

    result: dict[str, Any] = filled(loaded)
    return result
