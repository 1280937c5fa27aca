"""A graph of facts as JSON, for programs (described in docs/json-vorm.md).

In: facts. Out: plain objects: the tables from left to right, their rows, and every link, drawn or not.
"""

from __future__ import annotations

from collections.abc import Iterable

from lidwoord.calculate.answer import cite_json
from lidwoord.graph.facts.model import Fact, Facts, Link, Mark


def to_json(facts: Facts) -> dict[str, object]:
    """The JSON form; what is empty is left out, and outcomes only come with a case."""
    head: dict[str, object] = {"regelset": facts.ruleset, "versie": facts.version}
    if facts.date is not None:
        head["peildatum"] = facts.date.isoformat()
    if facts.asked:
        head["uitkomsten"] = [outcome for outcome, _ in facts.asked]
    return head | {
        "tabellen": [{"id": t.id, "titel": t.title} for t in facts.layers],
        "verbindingstabellen": [{"id": t.id, "titel": t.title} for t in facts.relations],
        "feiten": [_fact(fact) for fact in facts.facts.values()],
        "verbanden": [_link(link) for link in facts.links],
    }


def _fact(fact: Fact) -> dict[str, object]:
    data: dict[str, object] = {"id": fact.id, "tabel": fact.table, "titel": fact.title, "gegevens": dict(fact.cells)}
    return data | {"bron": cite_json(fact.cite)} | _marks(fact.marks)


def _link(link: Link) -> dict[str, object]:
    data: dict[str, object] = {"van": link.start, "naar": link.end, "tabel": link.table}
    more = {"kolom": link.column, "tekst": link.text, "weg": link.way}
    return data | {k: v for k, v in more.items() if v} | {"bron": cite_json(link.cite)} | _marks(link.marks)


def _marks(marks: Iterable[Mark]) -> dict[str, object]:
    found = {m.outcome: {"toestand": m.state, **({"waarde": m.text} if m.text else {})} for m in marks}
    return {"aangewezen": found} if found else {}
