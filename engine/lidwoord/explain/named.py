"""Names as words: a formula with the titles that the rules give to what they name.

In: a rule set and a typed tree. Out: the same tree with every name in words, and its text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lidwoord.explain.words import lower_first, plain, shown
from lidwoord.language import syntax as s
from lidwoord.language.write import write
from lidwoord.ruleset.model import ListOp, RuleSet
from lidwoord.values.types import Type, parse_type

SHORT = 2  # letters
UNMET = "niet voldaan aan: "
SECTIONS = {"invoer": "inputs", "regel": "rules", "waarde": "values", "lijst": "lists"}


class Names:
    """What the things of a rule set are called in a sentence; ``readings`` are the ones that were used."""

    def __init__(self, rules: RuleSet, readings: Mapping[str, str] | None = None) -> None:
        self.rules, self.readings = rules, readings or {}

    def title(self, ref: str, name: str) -> str:
        """The title of an input, rule, value, list or table, or its id as words."""
        section = getattr(self.rules, SECTIONS[ref]) if ref in SECTIONS else {}
        found = section.get(name)
        if ref == "lijst" and found is None:
            found = self.rules.tables.get(name)
        return lower_first(found.title) if found is not None and found.title else plain(name)

    def field(self, expr: s.Field) -> str:
        """The title of a field of an element, or its name; of a made list it is a field of what its elements are made from."""
        kind = expr.of.type.kind if expr.of.type is not None else ""
        kinds = [self.rules.kinds[kind]] if kind in self.rules.kinds else list(self.rules.kinds.values())
        titles = {field.title for k in kinds for field in k.fields if field.name == expr.name}
        return lower_first(titles.pop()) if len(titles) == 1 and all(titles) else expr.name

    def table(self, name: str) -> str:
        """What a table (or a selection of its rows) is called."""
        found: object = self.rules.tables.get(name) or self.rules.lists.get(name)
        title = getattr(found, "title", "")
        return lower_first(title) if title else plain(name)

    def list_op(self, source: s.Expr) -> ListOp | None:
        """The list operation behind the source of a fold, if it is one."""
        while isinstance(source, s.At):
            source = source.of
        name = source.name if isinstance(source, (s.Name, s.Field)) else ""
        return self.rules.lists.get(name)

    def option(self, op: ListOp, key: str, default: str = "") -> str:
        """An option of a list operation, as the reading that was used has it."""
        used = self.readings.get(op.id)
        for reading in op.readings:
            if reading.name == used if used else reading.chosen:
                return dict(reading.options).get(key) or op.option(key, default)
        return op.option(key, default)

    def words(self, expr: s.Expr) -> str:
        """A formula in words."""
        return tidy(write(self.named(expr)))

    def named(self, expr: s.Expr) -> s.Expr:
        """A tree with every name in words."""
        changes: dict[str, object] = {}
        for key in s.OWN_FIELDS[expr.__class__]:
            part = getattr(expr, key)
            if isinstance(part, s.Expr):
                changes[key] = self.named(part)
            elif part.__class__ is tuple:
                changes[key] = tuple(self.named(p) for p in part)
        return self._own(replace(expr, **changes), expr)  # type: ignore[arg-type]  # fields by name

    def _own(self, made: s.Expr, expr: s.Expr) -> s.Expr:
        """The names of a node itself; ``expr`` is the node as the rule has it."""
        if isinstance(expr, s.Literal) and expr.kind not in ("tekst", "geen"):
            return s.Name(shown(expr.value, parse_type(expr.kind)))
        if isinstance(expr, s.Name):
            local = expr.ref == "lokaal"
            return s.Name(_spelled(expr.name, expr.type) if local else self.title(expr.ref, expr.name))
        if isinstance(made, (s.Fold, s.Exists, s.ForAll, s.Pick)):
            assert isinstance(expr, (s.Fold, s.Exists, s.ForAll, s.Pick))
            return replace(made, name=_spelled(expr.name, expr.source.type))
        if isinstance(expr, s.Field) and expr.ref == "regel":
            title = self.title("regel", expr.name)
            local = isinstance(expr.of, s.Name) and expr.of.ref == "lokaal"
            return s.Name(title) if local or not isinstance(made, s.Field) else replace(made, name=title)
        if isinstance(made, s.Field) and made.ref == "veld":
            assert isinstance(expr, s.Field)
            return replace(made, name=self.field(expr))
        if isinstance(made, s.Field) and made.ref == "lijst":
            return replace(made, name=self.title("lijst", made.name))
        if isinstance(made, (s.Lookup, s.Brackets)):
            return replace(made, table=self.table(made.table))
        return made


def _spelled(name: str, type_: Type | None) -> str:
    """What an element is called in a sentence: a letter or two says nothing, and then it is what kind of thing it is."""
    return plain(type_.kind) if len(name) <= SHORT and type_ is not None and type_.kind else plain(name)


def tidy(text: str) -> str:
    """Formula text as a sentence part: no underscores, and the signs of sums as a schoolbook has them."""
    return text.replace("_", " ").replace(" * ", " × ").replace(" / ", " : ").replace("op 0 decimalen", "op een geheel getal")


def why_not(reason: str) -> str:
    """Why something does not apply, behind that it does not: ``: …``, or for a condition ``, want …``."""
    unmet = reason.removeprefix(UNMET)
    return f": {tidy(reason)}" if unmet == reason else f", want er is niet voldaan aan “{tidy(unmet)}”"
