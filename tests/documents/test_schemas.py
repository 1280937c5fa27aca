"""The JSON Schemas themselves: valid, closed, in Dutch, and kind to editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from lidwoord.documents import KINDS, schema_text
from lidwoord.documents.conform import _TESTS, ANNOTATIONS
from lidwoord.documents.schemas import schema

CITATION = {"lid", "artikel", "onderdeel", "document", "status", "zekerheid", "opmerking", "titel", "ook"}
BODY = {"formule", "voorwaarden", "gevallen", "bij_samenloop", "anders", "tussenstappen"}


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Walk over every schema in a schema."""
    if isinstance(node, dict):
        yield node
        for key, value in node.items():
            if key in {"properties", "patternProperties", "$defs"}:
                for child in value.values():
                    yield from parts(child)
            elif key in {"items", "additionalProperties", "if", "then", "not"}:
                yield from parts(value)
            elif key in {"allOf", "anyOf"}:
                for child in value:
                    yield from parts(child)


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_a_json_schema(kind: str) -> None:
    """Of the draft that it names, with a title and description for an editor to show."""
    loaded = json.loads(schema_text(kind))
    Draft202012Validator.check_schema(loaded)
    assert loaded["$schema"] == Draft202012Validator.META_SCHEMA["$schema"]
    assert loaded["title"]
    assert loaded["description"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_uses_only_keywords_that_the_quick_check_knows(kind: str) -> None:
    """Else the quick check and jsonschema could disagree."""
    used = {key for part in parts(schema(kind)) for key in part}
    assert used <= set(_TESTS) | ANNOTATIONS


@pytest.mark.parametrize("kind", KINDS)
def test_every_scalar_may_be_a_number_or_a_boolean(kind: str) -> None:
    """An editor reads `waarde: 65` as a number; the engine reads text; neither is the user's fault."""
    types = [part["type"] for part in parts(schema(kind)) if "string" in part.get("type", ()) and "pattern" not in part]
    assert types
    assert all({"string", "number", "integer", "boolean"} <= set(names) for names in types)


@pytest.mark.parametrize("kind", KINDS)
def test_every_fixed_set_of_keys_is_closed(kind: str) -> None:
    """An unknown key is an error, except in what a case gives."""
    opened = [
        part
        for part in parts(schema(kind))
        if "properties" in part and "then" not in part and "additionalProperties" not in part
    ]
    assert all(set(part["properties"]) == {"soort"} for part in opened)


def test_an_unknown_kind_has_no_schema() -> None:
    """A name that is not in KINDS is a bug."""
    with pytest.raises(KeyError):
        schema_text("loonstrook")


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ([], (CITATION - {"lid", "ook"}) | {"schema", "samenvatting", "voorheen", "geldt", "vervalt"}
            | {"soorten", "invoer", "waarden", "tabellen", "dagsoorten", "lijsten", "regels", "normen", "procedures"}
            | {"niet_uitdrukbaar"}),
        (["soorten", "*"], CITATION | {"lijst", "is_tijdvak", "sleutel", "volgorde", "van", "overlap", "standaard", "velden"}),
        (["soorten", "*", "velden", "*"], CITATION | {"type", "standaard", "vraag"}),
        (["invoer", "*"], CITATION | {"type", "minimum", "maximum", "veelvoud", "vraag", "uitleg", "standaard", "in_de_tijd"}),
        (["waarden", "*"], CITATION | {"type", "waarde", "reeks", "lezingen"}),
        (["dagsoorten", "*"], CITATION | {"als"}),
        (["regels", "*"], CITATION | BODY | {"samenvatting", "type", "per", "aanspraak", "zonder_aanspraak", "geldt_als"}
            | {"geldt", "peildatum", "versies", "lezingen"}
            | {"lezing_volgt", "in_afwijking_van", "als", "voorrang_op", "blokkeert"}),
        (["regels", "*", "lezingen", "*"], CITATION | BODY | {"gekozen", "reden", "versies"}),
        (["regels", "*", "versies", "[]"], CITATION | BODY | {"van", "tot_en_met"}),
        (["regels", "*", "voorwaarden", "[]"], CITATION | {"naam", "eis"}),
        (["regels", "*", "gevallen", "[]"], CITATION | {"als", "dan"}),
        (["normen", "*"], CITATION | {"soort", "van", "jegens", "uiterlijk", "termijn", "bij", "samenvatting"}),
        (["procedures", "*"], CITATION | {"samenvatting", "bij", "stappen"}),
        (["procedures", "*", "stappen", "[]"], (CITATION - {"titel"}) | {"wie", "doet", "uiterlijk", "termijn"}),
        (["niet_uitdrukbaar", "*"], CITATION | {"reden", "soort"}),
    ],
    ids=lambda value: "/".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_the_keys_of_a_rule_document(path: list[str], keys: set[str]) -> None:
    """The language has these keys and no others."""
    part: Any = schema("regels")
    for step in path:
        if step == "*":
            (part,) = part["patternProperties"].values()
        elif step == "[]":
            part = part["items"]
        else:
            part = part["properties"][step]
    assert set(part["properties"]) == keys


def test_an_editor_accepts_unquoted_numbers_and_dates() -> None:
    """What yaml-language-server would see of a document without quotes."""
    text = """\
schema: 1
artikel: 5.19
titel: x
waarden:
  a: {lid: 2, type: getal, waarde: 65}
  b: {type: ja/nee, waarde: true}
tabellen:
  t: {kolommen: {ip: getal}, rijen: [{ip: 1}, {ip: {vanaf: 2}}]}
"""
    assert list(Draft202012Validator(json.loads(schema_text("regels"))).iter_errors(yaml.safe_load(text))) == []
