"""The calendar and the clock as relations: days with their kinds, the windows of each day, and real time.

In: a table of time windows and the first and last day of the batch. Out: a table of windows in real time per day, and the
list of pieces that periods are cut in: a join of both. Where rows compete the first takes the time; a window is wall clock
time and its bounds are turned into real time by the engine's own clock (the pinned tzdata), so a day that the clock
changes keeps its 23 or 25 hours.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from lidwoord.ruleset.model import Row, Table, TableVersion
from lidwoord.values import clock
from lidwoord.values.dates import LONGEST_LIST, MONTHS, WEEKDAYS
from lidwoord.values.periods import cut_day
from spike.cells import EPOCH, Cell, constant
from spike.choices import one_form
from spike.dates import as_date, weekday_sql
from spike.frames import Element, Frame, World, compile_expr
from spike.refusal import RefusedError
from spike.rows import Rows
from spike.series import days_of

if TYPE_CHECKING:
    from spike.program import Compiler

DAY, MINUTES = 86_400, 1_440
LONGEST_DAY = 25 * 3_600  # in seconds, when the clock goes back


def calendar_world(compiler: Compiler) -> World:
    """The days of the batch as a world without cases."""
    first, last = compiler.days
    table = compiler.stored(f"SELECT unnest(range({first}, {last + 1}))::BIGINT AS k_dag")
    return World(
        Rows(compiler.script, table, ("k_dag",), set()), Cell("datum", "k_dag", low=Fraction(first), high=Fraction(last))
    )


def clock_table(compiler: Compiler) -> str:
    """The stretches of wall clock time with one offset, from the engine's clock: (vouw, wand_van, wand_tot, verschil).

    Where two stretches overlap in autumn the first counts for vouw 0 and the second for vouw 1.
    """
    first, last = ((day - 1) * DAY for day in (compiler.days[0], compiler.days[1] + 4))
    found: list[list[int]] = []  # from, until (in UTC), offset
    for at in range(first, last, 900):
        offset = clock.wall_seconds(clock.wall_clock(at)[0]) - at
        if not found or found[-1][2] != offset:
            found.append([at, last, offset])
            found[-2:-1] = [[found[-2][0], at, found[-2][2]]] if len(found) > 1 else []
    walls = [(start + offset, end + offset, offset) for start, end, offset in found]
    rows = []
    for n, (start, end, offset) in enumerate(walls):
        before = walls[n - 1][1] if n else start
        after = walls[n + 1][0] if n + 1 < len(walls) else end
        rows += [f"(0, {max(start, before)}, {end}, {offset})", f"(1, {start}, {min(end, after)}, {offset})"]
    return compiler.stored(f"SELECT * FROM (VALUES {', '.join(rows)}) v(vouw, wand_van, wand_tot, verschil)")


def _day_applies(name: str, frame: Frame) -> str:
    """The condition that a day has a name: a weekday, a day of the year, or a day kind."""
    if name in WEEKDAYS:
        return f"{weekday_sql('k_dag')} = {WEEKDAYS.index(name)}"
    number, _, month = name.partition(" ")
    if month in MONTHS and number.isdigit():
        return f"(day({as_date('k_dag')}) = {number} AND month({as_date('k_dag')}) = {MONTHS.index(month) + 1})"
    cell = compile_expr(frame.compiler.rules.daykinds[name].when.expr, frame)
    if cell.states:
        raise RefusedError("een dagsoort die niet op elke dag bekend is", name)
    return cell.sql


def window_table(table: Table, compiler: Compiler) -> tuple[str, dict[str, Cell]]:
    """(dag, van, tot in real time, wand_van, and a column per column of the table), with the cells of those columns."""
    if table.overlap == "fout":
        raise RefusedError("tijdvensters waarvan samenloop een fout is", table.id)
    world = calendar_world(compiler)
    frame = Frame(compiler, world, world.rows, world.day, {"dag": world.day})
    rows = [(version, row) for version in table.versions for row in version.rows]
    parts = []
    for number, (version, row) in enumerate(rows):
        start, end = days_of(version.start, version.end)
        named = " OR ".join(_day_applies(name, frame) for name in row.days)
        parts.append((number, frame.bind(f"k_dag >= {start} AND k_dag < {end} AND ({named})")))
    days = world.rows.flush()
    applies = " UNION ALL ".join(f"SELECT k_dag AS dag, {n} AS rij FROM {days} WHERE {column}" for n, column in parts)
    bounds = sorted({0, MINUTES, *(m for _, row in rows for m in (row.start, row.end))})
    islands = _islands(applies, bounds, [row for _, row in rows])
    columns, cells = _window_columns(table, rows)
    stored = ", ".join(f"({n}, {', '.join(texts)})" for n, texts in enumerate(columns))
    names = ", ".join(f"w{i}" for i in range(len(cells)))
    times = _bound_table(compiler, bounds)
    made = compiler.stored(
        f"SELECT w.dag, a.utc AS van, a.wand AS wand_van, b.utc AS tot, b.wand AS wand_tot, {names} FROM ({islands}) w "
        f"JOIN (VALUES {stored}) v(rij, {names}) USING (rij) "
        f"JOIN {times} a ON a.dag = w.dag AND a.minuut = w.van JOIN {times} b ON b.dag = w.dag AND b.minuut = w.tot"
    )
    return made, cells


def _window_columns(table: Table, rows: list[tuple[TableVersion, Row]]) -> tuple[list[list[str]], dict[str, Cell]]:
    """Per row its cells at the scale of their column, and per column what is known of it."""
    texts: list[list[str]] = [[] for _ in rows]
    cells: dict[str, Cell] = {}
    for at, (name, type_) in enumerate(table.columns):
        found = [constant(row.cells[at], type_.options) for _, row in rows]
        shape, values = one_form(found)
        if any(c.states for c in found):
            raise RefusedError("een tijdvenster zonder waarde", table.id)
        cells[name] = Cell(shape.kind, f"w{at}", shape.scale, shape.low, shape.high, shape.options)
        for own, value in zip(texts, values, strict=True):
            own.append(f"{value}::BIGINT" if shape.kind == "getal" else value)
    return texts, cells


def _islands(applies: str, bounds: list[int], rows: list[Row]) -> str:
    """Per day the stretches (van, tot in minutes) that each row takes: the first row of each slot, joined where they touch."""
    slots = ", ".join(f"({n}, {a}, {b})" for n, (a, b) in enumerate(pairwise(bounds)))
    covers = ", ".join(f"({n}, {row.start}, {row.end})" for n, row in enumerate(rows))
    hit = (
        f"SELECT dag, s.slot, any_value(s.van) AS van, any_value(s.tot) AS tot, min(rij) AS rij FROM ({applies}) "
        f"JOIN (VALUES {covers}) c(rij, c_van, c_tot) USING (rij) "
        f"JOIN (VALUES {slots}) s(slot, van, tot) ON c_van <= s.van AND s.tot <= c_tot GROUP BY dag, s.slot"
    )
    run = f"SELECT *, slot - row_number() OVER (PARTITION BY dag, rij ORDER BY slot) AS eiland FROM ({hit})"
    return f"SELECT dag, rij, min(van) AS van, max(tot) AS tot FROM ({run}) GROUP BY dag, rij, eiland"


def _bound_table(compiler: Compiler, minutes: list[int]) -> str:
    """The real time and the wall clock of each bound on each day, by the engine's own ``cut_day``."""
    rows = []
    for at in range(compiler.days[0], compiler.days[1] + 1):
        day = date.fromordinal(at + EPOCH)
        for minute in minutes:
            moment = cut_day(day, minute, minute).start
            rows.append(f"({at}, {minute}, {moment.utc}, {clock.wall_seconds(moment.local)})")
    return compiler.stored(f"SELECT * FROM (VALUES {', '.join(rows)}) v(dag, minuut, utc, wand)")


def pieces(along: str, source: tuple[Rows, Element], kind: str, compiler: Compiler) -> tuple[Rows, Element]:
    """The pieces of the elements of a list: a join with the windows of the days that each touches."""
    rows, element = source
    columns: dict[str, Cell] = {}
    if along == "kalenderdagen":
        times = _bound_table(compiler, [0, MINUTES])
        query = (
            f"SELECT a.dag, a.utc AS van, a.wand AS wand_van, b.utc AS tot, b.wand AS wand_tot FROM {times} a JOIN {times} b"
        )
        table = compiler.stored(f"{query} USING (dag) WHERE a.minuut = 0 AND b.minuut = {MINUTES}")
    else:
        table, columns = window_table(compiler.rules.tables[along], compiler)
    begin, end = element.cells["begin"], element.cells["einde"]
    names = {
        text: compiler.script.name("c") for text in ("van", "wand_van", "tot", "wand_tot", *(c.sql for c in columns.values()))
    }
    start, stop = f"greatest(e.{begin.sql}, w.van)", f"least(e.{end.sql}, w.tot)"
    taken = (
        start,
        f"CASE WHEN w.van >= e.{begin.sql} THEN w.wand_van ELSE e.{begin.wall} END",
        stop,
        f"CASE WHEN w.tot <= e.{end.sql} THEN w.wand_tot ELSE e.{end.wall} END",
        *(f"w.{c.sql}" for c in columns.values()),
    )
    picked = ", ".join(f"{sql} AS {name}" for sql, name in zip(taken, names.values(), strict=True))
    first = f"e.{begin.wall} // {DAY}"
    number = f"row_number() OVER (PARTITION BY {', '.join(f'e.{k}' for k in rows.keys)} ORDER BY {start}) AS k_stuk"
    made = (
        f"(SELECT e.*, {number}, {picked} FROM {rows.flush()} e JOIN {table} w "
        f"ON w.dag BETWEEN {first} AND greatest({first}, (e.{end.wall} - 1) // {DAY}) AND {start} < {stop})"
    )
    keys = (*rows.keys, "k_stuk")
    result = Rows(compiler.script, made, keys, rows.columns | {"k_stuk", *names.values()})
    cells = {
        "begin": Cell("moment", names["van"], low=begin.low, high=end.high, wall=names["wand_van"]),
        "einde": Cell("moment", names["tot"], low=begin.low, high=end.high, wall=names["wand_tot"]),
        **{name: Cell(c.kind, names[c.sql], c.scale, c.low, c.high, c.options) for name, c in columns.items()},
    }
    return result, Element(kind, cells, (*element.keys, "k_stuk"), LONGEST_LIST, LONGEST_DAY)
