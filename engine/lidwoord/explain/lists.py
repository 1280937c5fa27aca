"""Lists in an explanation: what is added up, counted or compared, element by element, and the brackets of a staffel.

In: an evaluated formula. Out: an ``ItemList`` per fold and per staffel in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from lidwoord.calculate.elements import Element
from lidwoord.calculate.states import NotApplicable, Unknown
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.listops import made_words
from lidwoord.explain.model import Item, ItemList
from lidwoord.explain.named import tidy
from lidwoord.explain.phrase import Phrases, inside, type_of
from lidwoord.explain.ranges import days_of
from lidwoord.explain.rows import row_words, window_words
from lidwoord.explain.words import counted, element_words, joined, plain, shown
from lidwoord.language import syntax as s
from lidwoord.language.write import write
from lidwoord.ruleset.model import Citation
from lidwoord.values.dates import WEEKDAYS, weekday
from lidwoord.values.numbers import round_to
from lidwoord.values.periods import TimePeriod
from lidwoord.values.types import Type
from lidwoord.values.write import write_value

CENT = Fraction(1, 100)
HEADS = {
    "som": "bij elkaar opgeteld:", "gemiddelde": "het gemiddelde van", "hoogste": "het hoogste van",
    "laagste": "het laagste van", "vroegste": "de vroegste van", "laatste": "de laatste van",
    "verschillende": "hoeveel verschillende:",
}  # fmt: skip
FEW = 12
MOST_REASONS = 4


class Lists:
    """Tells the lists of one explanation; ``numbers`` are the steps by their trace."""

    def __init__(self, phrases: Phrases, numbers: dict[int, int]) -> None:
        self.phrases, self.numbers, self.rules = phrases, numbers, phrases.names.rules

    def of(self, main: Step | None, cite: Citation, name: str = "") -> Iterator[ItemList]:
        """The lists in a formula; ``cite`` is where the rule stands, ``name`` that of the named step that a list
        is the whole of.
        """
        for step in inside(main):
            if isinstance(step.expr, s.Fold):
                found = self._fold(step.expr, step, cite)
                yield replace(found, what=f"{name}: {found.what}") if name and step is main else found
            elif isinstance(step.expr, s.Brackets) and isinstance(step.note, tuple):
                yield self._brackets(step.expr, step)

    # -- folds ---------------------------------------------------------------------------------------------------------
    def _fold(self, e: s.Fold, step: Step, cite: Citation) -> ItemList:
        found = [kid for kid in step.kids if isinstance(kid, ItemStep)]
        items = tuple(self._item(kid, cite) for kid in found if kid.counted)
        op = self.phrases.names.list_op(e.source)
        return ItemList(
            self._head(e),
            shown(step.value, type_of(step)),
            made_words(self.phrases.names, op) if op is not None else "",
            items,
            tuple(self._notes(e, step, found, cite)),
        )

    def _head(self, e: s.Fold) -> str:
        """What is done with which list: ``bij elkaar opgeteld: toeslag van de dienst, voor elke dienst uit diensten``."""
        named = self.phrases.names.named(e)
        assert isinstance(named, s.Fold)
        over = f"{e.article} {tidy(named.name)} uit {tidy(write(named.source))}"
        where = f" waarvoor {tidy(write(named.where))}" if named.where is not None else ""
        if named.body is None:
            return f"geteld: {over}{where}"
        return f"{HEADS[e.kind]} {tidy(write(named.body))}, voor {over}{where}"

    def _item(self, item: ItemStep, cite: Citation) -> Item:
        body = item.kids[0] if item.kids else None
        if body is not None and isinstance(body.expr, s.At) and isinstance(body.expr.of, (s.Field, s.Name)):
            body = body.kids[0]  # a rule at another date: tell the rule
        working, number = "", None
        if body is not None:
            below = body.kids[-1] if body.kids else None
            if isinstance(body.expr, (s.Field, s.Name)) and isinstance(below, RuleStep):
                number = self.numbers.get(id(below))
            else:
                working = self.phrases.filled(body)
        value = shown(body.value, type_of(body)) if body is not None else ""
        if working == value:
            working = ""
        return Item(self._named(item.element), working, value, self._window(item.element, cite), number, *days_of(item.element))

    def _named(self, element: Element) -> str:
        """An element in words; a row by its keys, a piece of time with the special day that makes its row apply."""
        words, row, period = element_words(element), element.row, element.period
        if row is not None and element.list_id in self.rules.tables:
            return row_words(self.rules.tables[element.list_id], row) or words
        if row is None or not isinstance(period, TimePeriod) or weekday(period.start.date) in row.days:
            return words
        special = [plain(d) for d in row.days if d not in WEEKDAYS]
        return f"{words} ({' of '.join(special)})"

    def _window(self, element: Element, cite: Citation) -> str:
        """The row of a table of time windows in which a piece falls, with its lid where that is another one."""
        row = element.row
        if row is None or not row.end:
            return ""
        op = self.rules.lists.get(element.list_id)
        table = self.rules.tables.get(op.option("langs")) if op is not None else None
        own = row.cite or (table.cite if table is not None else cite)
        place = f", {own.text}" if own.text and own.text != cite.text else ""
        return f"rij: {window_words(row)}{place}"

    def _notes(self, e: s.Fold, step: Step, found: list[ItemStep], cite: Citation) -> Iterator[str]:
        counted_in = [kid for kid in found if kid.counted]
        if not found and isinstance(step.value, Fraction):
            yield "De lijst is leeg."
        reasons: dict[tuple[str, str], list[str]] = {}
        for kid in found:
            gap = kid.kids[0].value if kid.kids else None
            if not kid.counted and isinstance(gap, NotApplicable):
                by = f" (zie {gap.cite.text})" if gap.cite is not None and gap.cite.text and gap.cite != cite else ""
                reasons.setdefault((gap.reason, by), []).append(element_words(kid.element))
        for (reason, by), names in list(reasons.items())[:MOST_REASONS]:
            told = joined(names) if len(names) <= FEW else f"{len(names)} onderdelen"
            yield f"Niet meegeteld: {told}, want {tidy(reason)}{by}."
        if len(reasons) > MOST_REASONS:
            more = sum(map(len, list(reasons.values())[MOST_REASONS:]))
            yield f"Om zulke redenen {'telt' if more == 1 else 'tellen'} er nog {more} niet mee."
        unsure = [kid for kid in found if kid.where is not None and isinstance(kid.where.value, Unknown)]
        if unsure:
            yield f"Van {counted(len(unsure), 'onderdeel', 'onderdelen')} is niet bekend of het meetelt."
        elif e.where is not None and found:
            yield _counted_in(len(counted_in), len(found))
        yield from _difference(e, step)

    # -- brackets --------------------------------------------------------------------------------------------------------
    def _brackets(self, e: s.Brackets, step: Step) -> ItemList:
        table = self.rules.tables[e.table]
        (_, over), (_, rate) = table.columns[:2]
        items, low = [], Fraction(0)
        for row, part, yields in step.note:  # type: ignore[attr-defined]  # a tuple of brackets, by the caller
            high = row.cells[0]
            name = f"van {write_value(low, over)} tot en met {shown(high, over)}" if high is not None else ""
            name = name or f"boven {write_value(low, over)}"
            working = f"{write_value(part, over)} × {write_value(row.cells[1], rate)}"
            origin = row.cite.text if row.cite is not None else ""
            items.append(Item(name, working, shown(yields, type_of(step)), origin))
            low = high if isinstance(high, Fraction) else low
        notes = (f"Elke schijf heeft een eigen tarief ({table.cite.text}).",) if table.cite.text else ()
        return ItemList(self.phrases.names.words(e), shown(step.value, type_of(step)), "", tuple(items), notes)


def _counted_in(number: int, whole: int) -> str:
    """How many of a list met the condition."""
    if number == whole:
        return "Dat ene onderdeel telt mee." if whole == 1 else f"Alle {whole} onderdelen tellen mee."
    verb = "telt" if number < 2 else "tellen"
    return f"Van de {whole} onderdelen {verb} er {number or 'geen'} mee." if whole > 1 else "Dat ene onderdeel telt niet mee."


def _difference(e: s.Fold, step: Step) -> Iterator[str]:
    """Where the displayed parts do not add up to the displayed total, say so."""
    total, type_ = step.value, type_of(step)
    if e.kind != "som" or not isinstance(total, Fraction) or type_ is None or "€" not in dict(type_.unit.parts):
        return
    values = [k.value for k in step.kids if isinstance(k, ItemStep) and k.counted and isinstance(k.value, Fraction)]
    shown_sum = sum((round_to(v, "rekenkundig", CENT) for v in values), Fraction(0))
    difference = round_to(total, "rekenkundig", CENT) - shown_sum
    if difference:
        yield (
            f"De onderdelen zijn op centen afgerond getoond en tellen zo op tot {write_value(shown_sum, type_)}; "
            f"het afrondingsverschil is {_signed(difference, type_)}."
        )


def _signed(amount: Fraction, type_: Type) -> str:
    text = write_value(abs(amount), type_)
    return text if amount > 0 else f"min {text}"
