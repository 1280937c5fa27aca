"""The catalogue of messages: one per code, in `berichten.json`.

In: a code and the facts of the case. Out: a `Diagnostic` with a Dutch message and hint. An
unknown code or a missing fact is a bug, hence a KeyError.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from lidwoord.diagnostics.diagnostic import Diagnostic, Related
from lidwoord.diagnostics.span import Span

MAX_FACT = 80  # characters of a fact that a message shows
_IN_WORDS = {"\n": "\\n", "\t": "⟨tab⟩"}
MAX_REASON = 400  # of a reason, which is our own sentence


@functools.cache
def codes() -> dict[str, dict[str, str]]:
    """Return the catalogue: code -> titel, ernst, bericht, hint."""
    text = Path(__file__).with_name("berichten.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = json.loads(text)
    return loaded


def diagnostic(
    code: str,
    span: Span | None,
    *,
    related: Iterable[Related] = (),
    hint: str | None = None,
    **facts: str,
) -> Diagnostic:
    """Make the diagnostic of this code; `hint` replaces the catalogue's own hint."""
    return diagnostic_of(code, span, facts, related=related, hint=hint)


def diagnostic_of(
    code: str,
    span: Span | None,
    facts: Mapping[str, str],
    *,
    related: Iterable[Related] = (),
    hint: str | None = None,
) -> Diagnostic:
    """Make the diagnostic of this code from facts that are gathered elsewhere."""
    entry = codes()[code]
    shown = {name: visible(str(fact), MAX_REASON if name == "reden" else MAX_FACT) for name, fact in facts.items()}
    advice = entry.get("hint", "").format_map(shown) if hint is None else visible(hint)
    return Diagnostic(
        code=code,
        severity=entry["ernst"],
        message=entry["bericht"].format_map(shown),
        span=span,
        related=tuple(related),
        hint=advice,
    )


def visible(text: str, limit: int | None = None) -> str:
    """Show control, bidi and other unprintable characters by number, and shorten to the limit."""
    if limit is not None and len(text) > limit:
        text = text[: limit - 1] + "…"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    if character in _IN_WORDS:
        return _IN_WORDS[character]
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
