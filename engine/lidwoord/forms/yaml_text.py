"""Plain data as YAML text that lidwoord reads back the same.

In: texts, dicts with texts as keys, and lists. Out: block style, one value on a line; a text that a reader of YAML could take
for something else (a number, a date, a boolean) stands between double quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

# Names, a quantity in words, a moment, a period: what every reader of YAML takes as text. All else is quoted.
_PLAIN = re.compile(
    r"[a-z][a-z_]*|(?:0|[1-9][0-9]*) [a-z]+(?:/[a-z]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2} t/m [0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_YAML_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "y", "n", "null"))


def yaml_text(data: Mapping[str, object]) -> str:
    """A document of these keys and values."""
    return "\n".join(_mapping(data, "")) + "\n"


def scalar(text: str) -> str:
    """One value or key: plain where nobody can read it as anything but this text."""
    if _PLAIN.fullmatch(text) and text not in _YAML_WORDS:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


def _mapping(data: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{indent}{scalar(key)}:", value, indent)


def _entry(head: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{head} {scalar(value)}"
    elif isinstance(value, Mapping):
        yield from (head, *_mapping(value, indent + "  ")) if value else (f"{head} {{}}",)
    else:
        assert isinstance(value, Sequence)
        yield from (head, *_items(value, indent + "  ")) if value else (f"{head} []",)


def _items(items: Sequence[object], indent: str) -> Iterator[str]:
    for item in items:
        assert isinstance(item, Mapping)  # a case has no lists of texts
        lines = list(_mapping(item, indent + "  "))
        yield f"{indent}- {lines[0].lstrip()}" if lines else f"{indent}- {{}}"
        yield from lines[1:]
