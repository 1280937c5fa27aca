"""Lists and the questions that formulas put to them: relations, joins and GROUP BY.

In: typed folds over a list of the case or over the pieces that a list is cut in. Out: cells. The rows of a fold are the
rows that ask joined with the elements; what each comes to is a column of those rows, and a GROUP BY on the keys of who
asks brings them together. An element to which the asked does not apply is left out; of the states the gravest wins.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from lidwoord.language import syntax as s
from spike.cells import ABSENT, FAULT, KNOWN, NOT_APPLICABLE, Cell, condition, sql_type
from spike.frames import COMPILERS, Element, Frame, compile_expr
from spike.refusal import RefusedError
from spike.rows import Rows


def _source(e: s.Expr, frame: Frame) -> tuple[str, tuple[str, ...]]:
    """The list that is asked, and the columns of the element that it hangs below."""
    if isinstance(e, s.Name) and e.ref == "lijst":
        return e.name, ()
    if isinstance(e, s.Field) and e.ref == "lijst" and isinstance(e.of, s.Name):
        above = frame.local.get(e.of.name)
        if isinstance(above, Element):
            return e.name, above.keys
    raise RefusedError("deze bron van een lijstvraag", str(e))


def items(name: str, source: s.Expr, frame: Frame) -> tuple[Frame, Cell, int]:
    """The rows of who asks, each with the elements; the state of the list itself, and how many there can be."""
    list_name, above = _source(source, frame)
    compiler = frame.compiler
    rows, element, known = compiler.list_rows(list_name, frame.world)
    known = frame.fetch(frame.world.rows, known, frame.same_case())
    outer, inner = frame.rows.flush(), rows.flush()
    wanted = {text for cell in element.cells.values() for text in (cell.sql, cell.state, cell.wall) if text in rows.columns}
    wanted |= set(element.keys)
    names = {text: frame.rows.script.name("c") for text in sorted(wanted)}
    on = [f"i.{column} = o.{key}" for column, key in zip(element.keys, above, strict=False)]
    on += [
        "i.k_zaak = o.k_zaak",
        f"i.k_dag = o.{frame.day.sql}" if frame.day.sql in frame.rows.columns else f"i.k_dag = {frame.day.sql}",
    ]
    picked = "".join(f", i.{text} AS {new}" for text, new in names.items())
    joined = f"(SELECT o.*{picked} FROM {outer} o JOIN {inner} i ON {' AND '.join(on)})"
    keys = tuple(names[key] for key in element.keys)
    made = Rows(frame.rows.script, joined, (*frame.rows.keys, *keys), frame.rows.columns | set(names.values()))
    cells = {field: _renamed(cell, names) for field, cell in element.cells.items()}
    local = {**frame.local, name: replace(element, cells=cells, keys=keys)}
    return replace(frame, rows=made, local=local), known, element.most


def _renamed(cell: Cell, names: dict[str, str]) -> Cell:
    sql, state, wall = (names.get(text, text) for text in (cell.sql, cell.state, cell.wall))
    return replace(cell, sql=sql, state=state, wall=wall)


def _counting(where: s.Expr | None, body: Cell, inner: Frame) -> tuple[str, str, frozenset[int]]:
    """Whether a row counts, and the state of a row that keeps the whole from being known (0 when it does not)."""
    state, states = inner.strict(body)
    counts, states = "true", states - {NOT_APPLICABLE}
    if NOT_APPLICABLE in body.states:
        state = inner.bind(state)
        counts, state = f"{state} <> {NOT_APPLICABLE}", f"CASE WHEN {state} = {NOT_APPLICABLE} THEN 0 ELSE {state} END"
    condition = compile_expr(where, inner) if where is not None else None
    if condition is not None and condition.fixed != 1:
        asked, more = inner.strict(condition)
        asked = inner.bind(asked)
        counts = f"coalesce({condition.sql}, false) AND {counts}"
        away = f"CASE WHEN {asked} = {NOT_APPLICABLE} THEN 0 ELSE {asked} END"
        state = f"CASE WHEN coalesce({condition.sql}, false) THEN {state} ELSE {away} END"
        states |= more - {NOT_APPLICABLE}
    return inner.bind(counts), inner.bind(state) if states else "0", states


def _gravest(state: str, states: frozenset[int], inner: Frame, keys: tuple[str, ...]) -> str:
    """The aggregate of states: the gravest; of two faults that of the first element."""
    if not {ABSENT, FAULT} <= states:
        return f"max({state})"
    order = ", ".join(key for key in inner.rows.keys if key not in keys)
    return f"coalesce(arg_min({state}, row({order})) FILTER ({state} >= {ABSENT}), max({state}))"


def _grouped(frame: Frame, inner: Frame, aggregates: dict[str, str]) -> dict[str, str]:
    """Bring rows together per row of who asks; the columns of the results there (NULL where there is no element)."""
    keys = frame.rows.keys
    picked = ", ".join(f"{sql} AS {name}" for name, sql in aggregates.items())
    grouped = frame.rows.script.table(
        f"(SELECT {', '.join(keys)}, {picked} FROM {inner.rows.query()} q GROUP BY {', '.join(keys)})"
    )
    on = tuple(f"{{t}}.{key} = {key}" for key in keys)
    return {name: frame.rows.join(grouped, on, name) for name in aggregates}


def _fold(e: s.Fold, frame: Frame) -> Cell:
    if e.kind not in ("som", "aantal", "hoogste", "laagste"):
        raise RefusedError(f"{e.kind} over een lijst", str(e))
    inner, known, most = items(e.name, e.source, frame)
    one = Cell("getal", "1", low=Fraction(1), high=Fraction(1))
    body = compile_expr(e.body, inner) if e.body is not None else one
    if body.kind != "getal":
        raise RefusedError(f"{e.kind} van waarden van de soort {body.kind}", str(e))
    counts, state, states = _counting(e.where, body, inner)
    low, high = min(body.low * most, Fraction(0)), max(body.high * most, Fraction(0))
    summed = e.kind in ("som", "aantal")
    made = replace(body, low=low, high=high) if summed else body
    function = {"som": "sum", "aantal": "sum", "hoogste": "max", "laagste": "min"}[e.kind]
    value = f"({function}({body.sql}) FILTER ({counts}))::{sql_type(made.size)}"
    found = _grouped(frame, inner, {"waarde": value, "toestand": _gravest(state, states, inner, frame.rows.keys)})
    own = f"coalesce({found['toestand']}, 0)"
    if not summed:
        own, states = f"CASE WHEN {own} = 0 AND {found['waarde']} IS NULL THEN {ABSENT} ELSE {own} END", states | {ABSENT}
    outcome = replace(made, sql=f"coalesce({found['waarde']}, 0)" if summed else found["waarde"], state=own, states=states)
    return _if_known(outcome, known, frame)


def _if_known(cell: Cell, known: Cell, frame: Frame) -> Cell:
    """The state of the list itself comes first."""
    if not known.states:
        return cell
    state = frame.bind(known.state)
    own = frame.bind(cell.state) if cell.states else "0"
    return replace(cell, state=f"CASE WHEN {state} <> 0 THEN {state} ELSE {own} END", states=cell.states | known.states)


def _exists(e: s.Exists, frame: Frame) -> Cell:
    inner, known, _ = items(e.name, e.source, frame)
    claim = compile_expr(e.where, inner)
    asked, states = inner.strict(claim)
    states -= {NOT_APPLICABLE}
    state = inner.bind(f"CASE WHEN {asked} = {NOT_APPLICABLE} THEN 0 ELSE {asked} END") if states else "0"
    found = _grouped(
        frame,
        inner,
        {"er_is": f"bool_or(coalesce({claim.sql}, false))", "toestand": _gravest(state, states, inner, frame.rows.keys)},
    )
    yes = frame.bind(f"coalesce({found['er_is']}, false)")
    own = f"CASE WHEN {yes} THEN {KNOWN} ELSE coalesce({found['toestand']}, 0) END" if states else "0"
    cell = condition(f"NOT {yes}" if e.negated else yes, own, states)
    return _if_known(cell, known, frame)


COMPILERS.update({s.Fold: _fold, s.Exists: _exists})
