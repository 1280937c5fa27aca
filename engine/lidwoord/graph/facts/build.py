"""Tables to a graph of facts.

In: a rule set, names of tables, a day, and the answer of a case whose outcomes point out rows. Out: ``Facts``, in an order
that depends on the rule files and the names alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from lidwoord.calculate.answer import Answer
from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import Gap
from lidwoord.calculate.tables import RunTable
from lidwoord.diagnostics import LidwoordError, diagnostic
from lidwoord.explain.rows import cell_words
from lidwoord.explain.words import day_words, lower_first, plain, shown, source_words, upper_first
from lidwoord.graph.facts.model import Fact, Facts, Layer, Link, Mark
from lidwoord.graph.facts.order import arcs_of, from_left, tables_of
from lidwoord.ruleset.model import Citation, RuleSet, Table
from lidwoord.values.dates import FIRST_YEAR

Rows = dict[str, list[tuple[str, Element]]]
Marks = dict[tuple[str, str], tuple[Mark, ...]]
MOST_GIVEN = 4  # of a case, in the line below the title
NO_DAY = date(FIRST_YEAR, 1, 1)


def facts_of(rules: RuleSet, names: Iterable[str] = (), on: date | None = None, answer: Answer | None = None) -> Facts:
    """The facts of these tables (without names: of all that refer or are referred to) on a day.

    Without a day every table must have one version: there is no choice then. The outcomes of ``answer`` must be ja/nee
    about rows of a table that is drawn. Raises ``LidwoordError`` (LW902, LW954-LW956).
    """
    tables, relations = tables_of(rules, tuple(names))
    by_id = {table.id: table for table in tables}
    arcs = arcs_of(tables, relations)
    order = from_left(by_id, arcs)
    day = answer.date if answer is not None else on
    marks = _marks(answer, [*tables, *relations]) if answer is not None else {}
    rows: Rows = {}
    layers = {table.id: _layer(rules, table, day, rows) for table in (*tables, *relations)}
    keys = {
        (key, element.fields[by_id[key].keys[0]]): name
        for key in order
        if len(by_id[key].keys) == 1
        for name, element in rows[key]
    }
    facts = [_fact(rules, by_id[key], name, element, marks) for key in order for name, element in rows[key]]
    links = [
        Link(keys[r.table, element.fields[r.column]], name, key, *_place(rules, by_id[key], element), column=r.column)
        for key in order
        for r in by_id[key].references
        for name, element in rows[key]
        if (r.table, element.fields[r.column]) in keys
    ]
    links += [
        link for table in relations for _, element in rows[table.id] for link in _relation(rules, table, element, keys, marks)
    ]
    return Facts(
        title=rules.manifest.title or rules.manifest.name,
        about=_about(day, answer),
        ruleset=rules.manifest.name,
        version=rules.version,
        date=day,
        layers=tuple(layers[key] for key in order),
        relations=tuple(layers[table.id] for table in relations),
        arcs=arcs,
        facts={fact.id: fact for fact in facts},
        links=tuple(links),
        asked=tuple({o.rule_id: o.trace.rule.name for o in answer.outcomes.values()}.items()) if answer is not None else (),
    )


def _about(day: date | None, answer: Answer | None) -> str:
    """Of which day the facts are, and what the case says of what was asked."""
    words = ["Feiten en hun verbanden"]
    if day is not None:
        words.append(f"peildatum {day_words(day)}")
    if answer is not None:
        inputs = [answer.rules.inputs[name] for name in answer.given if name in answer.rules.inputs]
        values = [(item, answer.case.on(item.id, answer.date)) for item in inputs[:MOST_GIVEN]]
        words += [f"{lower_first(item.title or plain(item.id))}: {shown(value, item.type)}" for item, value in values]
    return "; ".join(words)


def _layer(rules: RuleSet, table: Table, day: date | None, rows: Rows) -> Layer:
    """A table, and its rows on the day into ``rows``."""
    if day is None and len(table.versions) > 1:
        raise LidwoordError((diagnostic("LW902", None, naam=rules.manifest.name),))
    found = RunTable(table).elements(day or table.versions[0].start or NO_DAY)
    if isinstance(found, Gap):
        rows[table.id] = []
        return Layer(table.id, upper_first(table.name), None)
    names: dict[str, int] = {}
    rows[table.id] = []
    for element in found:
        count = names[element.key] = names.get(element.key, 0) + 1
        rows[table.id].append((f"{element.address}#{count}" if count > 1 else element.address, element))
    return Layer(table.id, upper_first(table.name), len(found))


def _fact(rules: RuleSet, table: Table, name: str, element: Element, marks: Marks) -> Fact:
    cells = tuple(
        (plain(column), cell_words(element.fields[column], type_))
        for column, type_ in table.columns
        if element.fields[column] is not None
    )
    return Fact(name, table.id, _title(table, element), cells, *_place(rules, table, element), marks.get((table.id, name), ()))


def _title(table: Table, element: Element) -> str:
    """The label of a row, or else its key; of a key that is partly a reference the other part."""
    if table.label and element.fields[table.label] is not None:
        return upper_first(cell_words(element.fields[table.label], dict(table.columns)[table.label]))
    referring = {r.column for r in table.references}
    own = [key for key in table.keys if key not in referring] or list(table.keys)
    words = [cell_words(element.fields[key], dict(table.columns)[key]) for key in own]
    return upper_first(", ".join(plain(word) for word in words if word)) or upper_first(table.name)


def _relation(
    rules: RuleSet, table: Table, element: Element, keys: dict[tuple[str, object], str], marks: Marks
) -> Iterator[Link]:
    """The links of one row of a table of links: from each reference to the next; an empty one has no end."""
    referring = [r.column for r in table.references]
    more = [
        cell_words(element.fields[column], type_)
        for column, type_ in table.columns
        if column not in referring and element.fields[column] is not None
    ]
    place, said = _place(rules, table, element), marks.get((table.id, element.address), ())
    for a, b in pairwise(table.references):
        start, end = keys.get((a.table, element.fields[a.column])), keys.get((b.table, element.fields[b.column]))
        if start is not None and end is not None:
            yield Link(start, end, table.id, *place, text=", ".join(text for text in more if text), marks=said)


def _place(rules: RuleSet, table: Table, element: Element) -> tuple[Citation, str]:
    own = element.row.cite if element.row is not None else None
    cite = own or table.cite
    return cite, source_words(rules, cite)


def _marks(answer: Answer, tables: list[Table]) -> Marks:
    """What the outcomes say, by table and address of the row."""
    by_element = {table.element: table for table in tables if table.element}
    found: Marks = {}
    for outcome in answer.outcomes.values():
        rule = outcome.trace.rule
        if rule.type.name != "ja/nee":
            reason = f"het is {rule.type.text}, en niet ja/nee"
        elif rule.per not in by_element:
            reason = (
                f"het gaat over {plain(rule.per)}, en dat is geen rij in de tekening" if rule.per else "het geldt niet per rij"
            )
        else:
            element = outcome.trace.element
            if element is not None:
                key = (by_element[rule.per].id, element.address)
                found[key] = (*found.get(key, ()), Mark(rule.id, outcome.state, outcome.text))
            continue
        raise LidwoordError((diagnostic("LW956", None, naam=rule.id, reden=reason),))
    return found
