"""Writing a case: any text reads back the same."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lidwoord.documents import parse_document
from lidwoord.forms.yaml_text import scalar, yaml_text
from lidwoord.source import odd_in_value, to_plain

TEXTS = st.text(max_size=30).filter(lambda text: odd_in_value(text) is None)
TRICKY = [
    "", " ", "~", "null", "no", "on", "y", "ja", "0123", "1:30", "1_000", "-", "- a", "a: b", "a #b", "#", "[x]", "{x}", "*a",
    "&a", "!a", "|", ">", "%", "@", "`", '"', "'", 'a"b', "a\\b", "a\nb", "a\tb", "€ 1.841,95", "7,4%", "24 uur/week", "<<", "?",
    "2018-05-01T23:00", "2018-05-01", "35", "1e3", "\u00a0x", "\u200a", "é", "\U0001f600", "a'b", " x ", "...", "---", "=", "0x1F", ".inf",
]  # fmt: skip


def back(text: str, key: str = "a") -> object:
    """What a document with this value holds after reading."""
    document, wrong = parse_document(
        yaml_text({"schema": "1", "invoer": {key: text, "b": [{"c": text}, {}]}}), "z.yaml", "zaak"
    )
    assert document is not None, wrong
    invoer = document.node.get("invoer")
    assert invoer is not None
    return to_plain(invoer)


@pytest.mark.parametrize("text", TRICKY)
def test_tricky_texts(text: str) -> None:
    """Texts that YAML has other ideas about."""
    assert back(text) == {"a": text, "b": [{"c": text}, {}]}
    assert yaml.safe_load(yaml_text({"a": text})) == {"a": text}


@pytest.mark.no_cover
@given(TEXTS)
def test_any_text(text: str) -> None:
    """Every text that a case may hold, as a value, also for another reader of YAML."""
    assert back(text) == {"a": text, "b": [{"c": text}, {}]}
    assert yaml.safe_load(yaml_text({"a": text})) == {"a": text}


@given(st.text(min_size=1, max_size=30).filter(lambda text: odd_in_value(text) is None and text != "b" and "\n" not in text))
def test_any_key(key: str) -> None:
    """Every text as a key."""
    assert back("1", key) == {key: "1", "b": [{"c": "1"}, {}]}


def test_what_needs_no_quotes() -> None:
    """Ordinary values stand as a person would write them."""
    plain = ["ja", "24 uur/week", "2018-05-01T23:00", "2018-05-01 t/m 2018-05-31", "min_max"]
    assert [scalar(text) for text in plain] == plain


def test_empty_parts() -> None:
    """An empty group and an empty list."""
    assert yaml_text({"a": {}, "b": [], "c": {"d": "x"}}) == "a: {}\nb: []\nc:\n  d: x\n"
