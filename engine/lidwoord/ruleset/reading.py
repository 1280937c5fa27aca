"""Reading located nodes: from a mapping of a rule document to texts, values, formulas and citations.

In: a mapping that its schema has accepted. Out: typed Python values; what is wrong is collected with its place (LW30x).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from lidwoord.diagnostics import Diagnostic, Span, diagnostic_of, did_you_mean
from lidwoord.ruleset.model import Citation, Formula
from lidwoord.source import Entry, Mapping, Node, Scalar, Sequence
from lidwoord.values.meant import meant_unit
from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.periods import Period
from lidwoord.values.types import DATUM, TIJDVAK, Type, parse_type

TYPE_NAMES = (
    "getal", "aantal", "€", "€/uur", "€/maand", "€/periode", "€/km", "percentage", "minuut", "uur", "uur/week", "dag", "week",
    "periode", "maand", "jaar", "km", "datum", "datumtijd", "tijd", "tijdvak", "tijdvak(tijd)", "ja/nee", "tekst",
)  # fmt: skip


NOWHERE = Citation()
CITING = ("document", "artikel", "lid", "onderdeel", "status", "zekerheid")


@dataclass(slots=True)
class Reader:
    """Reads one document; ``cite`` is the document's own citation, that entries refine."""

    cite: Citation = NOWHERE
    found: list[Diagnostic] = field(default_factory=list)

    def wrong(self, code: str, span: Span, *, hint: str | None = None, **facts: str) -> None:
        """Collect a diagnostic."""
        self.found.append(diagnostic_of(code, span, facts, hint=hint))

    def text(self, node: Mapping, key: str, default: str = "") -> str:
        """The text under a key."""
        found = node.get(key)
        return " ".join(found.text.split()) if isinstance(found, Scalar) else default

    def flag(self, node: Mapping, key: str) -> bool:
        """A ja/nee under a key; absent is nee."""
        found = node.get(key)
        if not isinstance(found, Scalar) or found.text in ("nee", "false"):
            return False
        assert found.text in ("ja", "true")  # by the schema
        return True

    def texts(self, node: Mapping, key: str) -> tuple[str, ...]:
        """A list of texts, or one text."""
        found = node.get(key)
        if isinstance(found, Sequence):
            return tuple(item.text for item in found.items if isinstance(item, Scalar))
        return (found.text,) if isinstance(found, Scalar) else ()

    def mappings(self, node: Mapping, key: str) -> tuple[Mapping, ...]:
        """A list of mappings."""
        found = node.get(key)
        return tuple(i for i in found.items if isinstance(i, Mapping)) if isinstance(found, Sequence) else ()

    def entries(self, node: Mapping, key: str) -> tuple[Entry, ...]:
        """The entries of a mapping under a key."""
        found = node.get(key)
        return found.entries if isinstance(found, Mapping) else ()

    def type(self, node: Mapping, key: str = "type") -> Type | None:
        """The type written under a key."""
        found = node.get(key)
        return self.type_of(found) if found is not None else None

    def type_of(self, node: Node) -> Type | None:
        """The type that a scalar names."""
        assert isinstance(node, Scalar)  # by the schema
        type_ = parse_type(node.text)
        if type_ is None or type_.name in ("element", "lijst", "geen"):
            unit = meant_unit(node.text)
            hint = f"Schrijf `{unit}`." if unit else did_you_mean(node.text, TYPE_NAMES)
            self.wrong("LW301", node.span, hint=hint or None, tekst=node.text)
            return None
        return type_

    def value(self, node: Node | None, type_: Type | None) -> object:
        """The value that a scalar writes, read by its declared type; None (with a diagnostic) if it can't be read."""
        if node is None or type_ is None:
            return None
        if not isinstance(node, Scalar):
            self.wrong("LW304", node.span, tekst="een lijst of blok", soort=type_.text, reden="hier hoort één waarde")
            return None
        found = read_value(node.text, type_)
        if isinstance(found, Unreadable):
            self.wrong("LW304", node.span, hint=found.hint or None, tekst=node.text, soort=type_.text, reden=found.reason)
            return None
        return found

    def date(self, node: Mapping, key: str) -> date | None:
        """A date under a key."""
        found = self.value(node.get(key), DATUM)
        return found if isinstance(found, date) else None

    def period(self, node: Mapping, key: str) -> Period:
        """A period under a key; open on both sides when absent."""
        found = self.value(node.get(key), TIJDVAK)
        return found if isinstance(found, Period) else Period(None, None)

    def formula(self, node: Mapping, key: str) -> Formula | None:
        """The formula under a key, not parsed yet."""
        found = node.get(key)
        return self.formula_of(found) if found is not None else None

    def needed(self, node: Mapping, key: str) -> Formula:
        """The formula under a key that the schema demands."""
        found = self.formula(node, key)
        assert found is not None
        return found

    def formula_of(self, node: Node) -> Formula:
        """A scalar as formula text."""
        assert isinstance(node, Scalar)  # by the schema
        return Formula(node.text.strip(), node.span)

    def citation_within(self, node: Mapping, outer: Citation, columns: Iterable[str] = ()) -> Citation | None:
        """The citation of a part: that of the whole, refined by the part's own keys; None when it has none of them.

        ``columns`` are keys that mean something else in a row of this table. ``sub`` is a piece of the lid of the whole.
        """
        own = {key: self.text(node, key) for key in (*CITING, "sub") if key in node and key not in columns}
        also = () if "ook" in columns else self._also(node)
        if not own and not also:
            return None
        elsewhere = "artikel" in own or "onderdeel" in own
        lid = own.get("lid", "" if elsewhere else outer.lid)
        if "sub" in own:
            lid = f"{lid} sub {own['sub']}".strip()
        return Citation(
            document=own.get("document", outer.document),
            artikel=own.get("artikel", "" if "onderdeel" in own else outer.artikel),
            lid=lid,
            onderdeel=own.get("onderdeel", "" if "artikel" in own else outer.onderdeel),
            status=own.get("status", outer.status),
            zekerheid=own.get("zekerheid", outer.zekerheid),
            also=also or outer.also,
        )

    def _also(self, node: Mapping) -> tuple[Citation, ...]:
        """The other places under ``ook``, each in the document that it names."""
        return tuple(
            Citation(self.text(p, "document"), self.text(p, "artikel"), self.text(p, "lid"), self.text(p, "onderdeel"))
            for p in self.mappings(node, "ook")
        )

    def citation(self, node: Mapping) -> Citation:
        """The citation of an entry: the document's, refined by the entry's own keys."""
        return self.citation_within(node, self.cite, ("sub",)) or self.cite
