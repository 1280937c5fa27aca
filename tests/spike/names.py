"""Names, fields, rules and another date.

In: typed nodes that name something. Out: cells. ``X op DATUM`` makes the pairs (case, date) that are asked and compiles X
for them.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.language import syntax as s
from spike import dates
from spike.cells import WITHOUT_RIGHT, Cell, constant
from spike.frames import COMPILERS, Element, Frame, compile_expr
from spike.refusal import RefusedError
from spike.series import value_cell


def rule_cell(name: str, frame: Frame) -> Cell:
    """A rule about the case, as an operand, on the date of the frame."""
    outcome = frame.compiler.outcome(name, frame.world)
    return _usable(frame.fetch(frame.world.rows, outcome, frame.same_case()))


def element_rule(name: str, element: Element, frame: Frame) -> Cell:
    """A rule per element, as an operand, for one element on the date of the frame."""
    rows, own = frame.compiler.elements(element.kind, frame.world)
    outcome = frame.compiler.element_outcome(name, frame.world)
    on = tuple(f"{{t}}.{theirs} = {ours}" for theirs, ours in zip(own.keys, element.keys, strict=True))
    return _usable(frame.fetch(rows, outcome, (*frame.same_case(), *on)))


def _usable(cell: Cell) -> Cell:
    """No right with an amount counts as that amount."""
    if WITHOUT_RIGHT not in cell.states:
        return cell
    state = f"CASE WHEN {cell.state} = {WITHOUT_RIGHT} THEN 0 ELSE {cell.state} END"
    return replace(cell, state=state if cell.states - {WITHOUT_RIGHT} else "0", states=cell.states - {WITHOUT_RIGHT})


def _literal(e: s.Literal, frame: Frame) -> Cell:
    return constant(e.value)


def _name(e: s.Name, frame: Frame) -> Cell:
    if e.ref == "peildatum":
        return frame.day
    if e.ref == "optie":
        return constant(e.name, e.type.options if e.type is not None else ())
    if e.ref == "waarde":
        return value_cell(frame.compiler.rules.values[e.name], frame)
    if e.ref == "invoer":
        return frame.compiler.input(e.name, frame)
    if e.ref == "regel":
        return rule_cell(e.name, frame)
    local = frame.local.get(e.name)
    if not isinstance(local, Cell):
        raise RefusedError("een element of lijst als waarde", str(e))
    return local


def _at(e: s.At, frame: Frame) -> Cell:
    on = compile_expr(e.date, frame)
    if on.sql == frame.day.sql:
        return compile_expr(e.of, frame)
    if on.kind != "datum":
        raise RefusedError(f"op een {on.kind}", str(e))
    world = frame.compiler.world_on(frame, on)
    found = compile_expr(e.of, replace(frame, world=world, day=replace(on, state="0", states=frozenset())))
    if not on.states:
        return found
    state, states = frame.strict(on)
    state = frame.bind(state)
    return replace(found, state=f"CASE WHEN {state} = 0 THEN {found.state} ELSE {state} END", states=states | found.states)


def _field(e: s.Field, frame: Frame) -> Cell:
    if e.ref == "kenmerk":
        return dates.attribute(e, frame)
    local = frame.local.get(e.of.name) if isinstance(e.of, s.Name) and e.of.ref == "lokaal" else None
    if not isinstance(local, Element) or e.ref not in ("veld", "regel"):
        raise RefusedError(f"{e.name} van iets anders dan een element bij naam", str(e))
    if e.ref == "regel":
        return element_rule(e.name, local, frame)
    if e.name not in local.cells:
        raise RefusedError(f"het veld {e.name} van een element", str(e))
    return local.cells[e.name]


COMPILERS.update({s.Literal: _literal, s.Name: _name, s.At: _at, s.Field: _field})
