"""The compiler: from outcomes of a rule set to a script of SQL statements.

In: a loaded rule set, the outcomes asked, and what the batch is like: its columns with their scale and bounds, its first
and last day. Out: a ``Program``: statements that read the case tables (``cases``) and leave each outcome as a column with
its state. Nothing of the exact evaluator is used. Held are the value and the state; which inputs are missing and the code of
a fault are not: the exact evaluator says that of the one case that someone asks about. What is not compiled is refused by name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from lidwoord.ruleset.model import RuleSet
from spike import arithmetic, choices, dates, lists, lookup, names  # noqa: F401  # importing them enters their nodes
from spike.calendar_rows import clock_table, pieces
from spike.cases import Batch, field_cells, input_cells
from spike.cells import UNKNOWN, Cell, constant, gap
from spike.frames import Element, Frame, World
from spike.refusal import RefusedError
from spike.rows import Rows, Script
from spike.rules import compile_rule

CASES = "zaken"


@dataclass(frozen=True, slots=True)
class Output:
    """Where an outcome is: its table, the columns that tell its rows apart, and its cell."""

    table: str
    keys: tuple[str, ...]
    cell: Cell


@dataclass(frozen=True, slots=True)
class Program:
    """The statements in order, and where each outcome is."""

    statements: tuple[str, ...]
    outputs: dict[str, Output]


class Compiler:
    """Compiles outcomes for one batch; relations and tables are shared."""

    def __init__(self, rules: RuleSet, batch: Batch, readings: dict[str, str], after_effect: bool) -> None:
        self.rules, self.batch, self.readings, self.after_effect = rules, batch, readings, after_effect
        self.days = batch.day_numbers
        self.script = Script()
        self._stored: dict[str, str] = {}
        self._worlds: dict[tuple[Rows, str], World] = {}
        self._pieces: dict[tuple[Rows, str], tuple[Rows, Element]] = {}
        columns, self.known = input_cells(self.script, rules, batch)
        picked = ", ".join(f"{raw} AS {name}" for name, raw in columns.items())
        table = self.script.table(f"(SELECT zaak AS k_zaak, dag AS k_dag, {picked} FROM {CASES})")
        rows = Rows(self.script, table, ("k_zaak", "k_dag"), set(columns))
        first, last = map(Fraction, self.days)
        self.base = World(rows, Cell("datum", "k_dag", low=first, high=last), inputs=dict(self.known))
        self._cases = Rows(self.script, table, ("k_zaak",), set(columns))

    def stored(self, query: str) -> str:
        """A table that does not depend on cases, made once."""
        if query not in self._stored:
            self._stored[query] = self.script.table(f"({query})")
        return self._stored[query]

    def frame(self, world: World) -> Frame:
        """The frame of a rule about the case."""
        return Frame(self, world, world.rows, world.day, {})

    def world_on(self, frame: Frame, on: Cell) -> World:
        """The world of the pairs (case, date) that rows ask for."""
        key = (frame.rows, on.sql)
        if key not in self._worlds:
            case = "k_zaak, " if frame.world.has_cases else ""
            source = frame.rows.flush()
            table = self.script.table(
                f"(SELECT DISTINCT {case}({on.sql})::BIGINT AS k_dag FROM {source} WHERE {on.sql} IS NOT NULL)"
            )
            keys = ("k_zaak", "k_dag") if case else ("k_dag",)
            day = Cell("datum", "k_dag", low=on.low, high=on.high)
            self._worlds[key] = World(Rows(self.script, table, keys, set()), day)
        return self._worlds[key]

    def input(self, name: str, frame: Frame) -> Cell:
        """An input of the case, or what a rule set assumes where a batch has no column for it."""
        declared = self.rules.inputs[name]
        if name not in self.known:
            return constant(declared.default, declared.type.options) if declared.has_default else gap(UNKNOWN)
        if not frame.world.has_cases:
            raise RefusedError("een dagsoort die van de zaak afhangt", name)
        return self._of_case(self.known[name], frame)

    def _of_case(self, cell: Cell, frame: Frame) -> Cell:
        """A cell of the cases themselves: it does not depend on the date."""
        return frame.fetch(self._cases, cell, ("{t}.k_zaak = k_zaak",))

    def outcome(self, name: str, world: World) -> Cell:
        """The outcome of a rule about the case in a world, compiled once."""
        if name not in world.rules:
            given = self.known.get(name)
            frame = self.frame(world)
            world.rules[name] = self._of_case(given, frame) if given is not None else self._compiled(name, frame)
        return world.rules[name]

    def element_outcome(self, name: str, world: World) -> Cell:
        """The outcome of a rule per element in a world, compiled once for all elements."""
        if name not in world.element_rules:
            rule = self.rules.rules[name]
            rows, element = self.elements(rule.per, world)
            frame = Frame(self, world, rows, world.day, {rule.per: element})
            world.element_rules[name] = self._compiled(name, frame)
        return world.element_rules[name]

    def _compiled(self, name: str, frame: Frame) -> Cell:
        try:
            return compile_rule(self.rules.rules[name], frame)
        except RefusedError as refused:
            refused.rule = refused.rule or name
            raise

    def elements(self, kind: str, world: World) -> tuple[Rows, Element]:
        """The elements of a list of the case in a world: the child table joined with the pairs (case, date)."""
        if kind not in world.elements:
            declared = self.rules.kinds.get(kind)
            if declared is None or declared.parent or declared.list not in self.batch.lists:
                raise RefusedError(f"regels over {kind}: geen lijst van de zaak zelf")
            columns, cells = field_cells(self, declared)
            picked = "".join(f", {raw} AS {name}" for name, raw in columns.items())
            source = f"(SELECT w.k_zaak, w.k_dag, d.nr AS k_nr{picked} FROM {world.rows.flush()} w JOIN {declared.list} d ON d.zaak = w.k_zaak)"
            rows = Rows(self.script, source, ("k_zaak", "k_dag", "k_nr"), set(columns))
            frame = Frame(self, world, rows, world.day, {})
            if declared.period == "tijd":
                cells |= {name: self._moment(cells[name], columns, frame) for name in ("begin", "einde")}
            world.elements[kind] = (rows, Element(kind, cells, ("k_nr",), self.batch.most))
        return world.elements[kind]

    def _moment(self, cell: Cell, columns: dict[str, str], frame: Frame) -> Cell:
        """A moment from wall clock time and fold: of two moments that show it the fold says which."""
        fold = next(name for name, raw in columns.items() if raw == columns[cell.wall].replace("wand", "vouw"))
        on = (f"{{t}}.vouw = {fold}", f"{{t}}.wand_van <= {cell.wall}", f"{cell.wall} < {{t}}.wand_tot")
        offset = frame.rows.join(clock_table(self), on, "verschil")
        return frame.settle(replace(cell, sql=f"{cell.wall} - {offset}"))

    def list_rows(self, name: str, world: World) -> tuple[Rows, Element, Cell]:
        """The rows of a list, its element, and the state of the list as a whole."""
        kind = next((k for k in self.rules.kinds.values() if k.list == name), None)
        if kind is not None:
            return (*self.elements(kind.id, world), self._of_case(self.known[f"lijst {name}"], self.frame(world)))
        op = self.rules.lists.get(name)
        if op is None or op.soort != "snijden" or op.formulas:
            raise RefusedError(f"de lijstbewerking {op.soort}" if op is not None else "de rijen van een tabel als lijst", name)
        rows, element, known = self.list_rows(op.source, world)
        key = (world.rows, name)
        if key not in self._pieces:
            self._pieces[key] = pieces(op.option("langs"), (rows, element), op.kind or op.id, self)
        return (*self._pieces[key], known)

    def program(self, outcomes: list[str]) -> Program:
        """The script for some outcomes."""
        found: dict[str, tuple[Rows, Cell]] = {}
        for name in outcomes:
            per = self.rules.rules[name].per
            cell = self.element_outcome(name, self.base) if per else self.outcome(name, self.base)
            found[name] = (self.elements(per, self.base)[0] if per else self.base.rows, cell)
        outputs = {name: Output(rows.flush(), rows.keys, cell) for name, (rows, cell) in found.items()}
        asked = {text for output in outputs.values() for text in (output.cell.sql, output.cell.state, *output.keys)}
        return Program(self.script.statements(asked), outputs)


def compile_outcomes(
    rules: RuleSet, outcomes: list[str], batch: Batch, *, readings: dict[str, str] | None = None, after_effect: bool = False
) -> Program:
    """The SQL of some outcomes of a rule set; RefusedError names what it does not hold, and in which rule."""
    return Compiler(rules, batch, readings or {}, after_effect).program(outcomes)
