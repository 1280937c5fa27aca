"""Declarations: the sections of one rule document as model objects, formulas still unchecked.

In: a validated rule document. Out: its inputs, values, tables, kinds, day kinds, lists, rules, norms and gaps, in a ``Draft``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from lidwoord.diagnostics import Related, Span, diagnostic
from lidwoord.documents import Document
from lidwoord.language.parse import keywords
from lidwoord.ruleset import model
from lidwoord.ruleset.model import (
    Body,
    Branch,
    Citation,
    Condition,
    DayKind,
    Declaration,
    Formula,
    Inexpressible,
    Input,
    KindField,
    Lapse,
    ListOp,
    ListReading,
    Norm,
    Procedure,
    RecordKind,
    Rule,
    RuleReading,
    Step,
    Validity,
    Value,
    Version,
)
from lidwoord.ruleset.places import named_in
from lidwoord.ruleset.reading import Reader
from lidwoord.ruleset.tables import consecutive, one_chosen, read_table, span_of, value_readings
from lidwoord.source import Entry, Mapping, Scalar
from lidwoord.values.types import is_number, is_ordered

Steps = tuple[tuple[str, Formula], ...]
BODIES = ("formule", "gevallen", "versies", "lezingen")  # what can stand beside ``voorwaarden`` in a rule
LIST_FORMULAS = ("waarvoor", "binnen", "tijdvak", "sleutel", "zolang", "vanaf", "lengte", "op", "bedrag", "vraag", "maximum")
LIST_OPTIONS = (
    "langs",
    "per",
    "laatste",
    "richting",
    "gelijke_stand",
    "wijze",
    "bij_tekort",
    "afronding",
    "restant",
)


@dataclass(slots=True)
class Draft:
    """What a set's documents declare, by id, before names are resolved; ``places`` is where a declaration names another, or
    a day, for what is wrong with that.
    """

    items: dict[str, Declaration] = field(default_factory=dict)
    places: dict[tuple[str, str], Span] = field(default_factory=dict)

    def of(self, cls: type) -> dict[str, Declaration]:
        """The declarations of one sort."""
        return {k: v for k, v in self.items.items() if isinstance(v, cls)}


def declare(document: Document, default_document: str, draft: Draft) -> Reader:
    """Read every section of a rule document into the draft; the reader holds what was wrong."""
    node = document.node
    reader = Reader(Citation(document=default_document))
    reader.cite = reader.citation(node)
    validity = _validity(reader, node)
    lapse = _lapse(reader, node)
    for section, read in SECTIONS.items():
        for entry in reader.entries(node, section):
            item = read(reader, entry)
            if item is None:
                continue
            if isinstance(item, Rule):
                item = _in_document(item, validity, lapse)
            elif isinstance(item, (Norm, Procedure)) and validity is not None:
                item = replace(item, validity=validity)
            _keep(reader, draft, entry, item)
    return reader


def _in_document(rule: Rule, validity: Validity | None, lapse: Lapse | None) -> Rule:
    if rule.validity == UNSET and validity is not None:
        rule = replace(rule, validity=validity)
    if lapse is None or rule.id in {*WORD.findall(lapse.when.text), *WORD.findall(lapse.start.text)}:
        return rule  # what decides about the lapse does not lapse itself
    return replace(rule, lapse=lapse)


UNSET = Validity(by="?")
WORD = re.compile(r"\w+")


def _keep(reader: Reader, draft: Draft, entry: Entry, item: Declaration) -> None:
    name = entry.key.text
    if name in keywords() or name in ("peildatum", "dag", "vorige", "volgende"):
        reader.wrong("LW302", entry.key.span, naam=name)
    earlier = draft.items.get(name)
    if earlier is not None:
        related = (Related(earlier.span, "hier al gebruikt"),)
        reader.found.append(diagnostic("LW303", entry.key.span, related=related, naam=name))
        return
    draft.items[name] = item
    for word in named_in(reader, entry.value):
        draft.places.setdefault((name, word.text), word.span)


def _validity(reader: Reader, node: Mapping) -> Validity | None:
    found = node.get("geldt")
    if isinstance(found, Scalar):
        assert found.text == "altijd"  # by the schema
        return Validity()
    if isinstance(found, Mapping):
        by = reader.text(found, "volgens")
        start, end = span_of(reader, found)
        own = reader.citation(found) if "lid" in found or "artikel" in found else Citation()
        return Validity(start, end, by, reader.text(found, "alleen"), own)
    return None


def _lapse(reader: Reader, node: Mapping) -> Lapse | None:
    found = node.get("vervalt")
    if not isinstance(found, Mapping):
        return None
    return Lapse(reader.needed(found, "als"), reader.needed(found, "vanaf"), reader.citation(found))


def _mapping(reader: Reader, entry: Entry) -> Mapping:
    assert isinstance(entry.value, Mapping)  # by the schema
    return entry.value


def _kind(reader: Reader, entry: Entry) -> RecordKind:
    node = _mapping(reader, entry)
    period = reader.text(node, "is_tijdvak")
    bound = {"tijd": "begin", "datum": "eerste_dag"}.get(period, "")
    fields: list[KindField] = []
    for part in reader.entries(node, "velden"):
        if isinstance(part.value, Mapping):
            type_ = reader.type(part.value)
            if type_ is None:
                continue
            has = "standaard" in part.value
            default = reader.value(part.value.get("standaard"), type_) if has else None
            question, title = reader.text(part.value, "vraag"), reader.text(part.value, "titel")
            fields.append(KindField(part.key.text, type_, default, has, question, title))
        else:
            type_ = reader.type_of(part.value)
            if type_ is not None:
                fields.append(KindField(part.key.text, type_))
    key = reader.text(node, "sleutel") or bound or reader.text(node, "volgorde")
    known = [f.name for f in fields] + (
        ["begin", "einde"] if period == "tijd" else ["eerste_dag", "laatste_dag"] if period else []
    )
    for name in (key, reader.text(node, "volgorde")):
        if name and name not in known:
            reader.wrong("LW306", entry.key.span, veld=name, soort=entry.key.text)
    return RecordKind(
        id=entry.key.text,
        list=reader.text(node, "lijst"),
        cite=reader.citation(node),
        span=entry.key.span,
        key=key,
        order=reader.text(node, "volgorde") or key,
        title=reader.text(node, "titel"),
        period=period,
        parent=reader.text(node, "van"),
        may_overlap=reader.text(node, "overlap") == "toegestaan",
        empty_default=reader.text(node, "standaard") == "leeg",
        fields=tuple(fields),
    )


def _input(reader: Reader, entry: Entry) -> Input | None:
    node = _mapping(reader, entry)
    type_ = reader.type(node)
    if type_ is None:
        return None
    for bound, fits in (("minimum", is_ordered), ("maximum", is_ordered), ("veelvoud", is_number)):
        limit = node.get(bound)
        if limit is not None and not fits(type_):
            reader.wrong("LW239", limit.span, relatie=bound, gevonden=type_.text)
    multiple = reader.value(node.get("veelvoud"), type_)
    if isinstance(multiple, Fraction) and multiple <= 0:
        found = node.get("veelvoud")
        assert isinstance(found, Scalar)
        reader.wrong("LW304", found.span, tekst=found.text, soort="veelvoud", reden="het moet meer dan nul zijn")
    return Input(
        id=entry.key.text,
        type=type_,
        cite=reader.citation(node),
        span=entry.key.span,
        title=reader.text(node, "titel"),
        question=reader.text(node, "vraag"),
        help=reader.text(node, "uitleg"),
        default=reader.value(node.get("standaard"), type_),
        has_default="standaard" in node,
        minimum=reader.value(node.get("minimum"), type_),
        maximum=reader.value(node.get("maximum"), type_),
        multiple=multiple,
        in_time=reader.flag(node, "in_de_tijd"),
    )


def _value(reader: Reader, entry: Entry) -> Value | None:
    node = _mapping(reader, entry)
    type_ = reader.type(node)
    if type_ is None:
        return None
    readings = value_readings(reader, node, type_, entry.key.span)
    return Value(entry.key.text, type_, reader.citation(node), entry.key.span, reader.text(node, "titel"), readings)


def _table(reader: Reader, entry: Entry) -> Declaration | None:
    return read_table(reader, entry.key.text, _mapping(reader, entry), entry.key.span)


def _daykind(reader: Reader, entry: Entry) -> DayKind:
    node = _mapping(reader, entry)
    return DayKind(entry.key.text, reader.citation(node), entry.key.span, reader.needed(node, "als"))


def _list(reader: Reader, entry: Entry) -> ListOp:
    node = _mapping(reader, entry)
    soort = reader.text(node, "soort")
    formulas = [(k, f) for k in LIST_FORMULAS if (f := reader.formula(node, k)) is not None]
    options = [(k, reader.text(node, k)) for k in LIST_OPTIONS if k in node]
    if soort == "vensters":  # per is a duration there, not a choice
        options = [(k, v) for k, v in options if k != "per"]
        step = reader.formula(node, "per")
        formulas += [("per", step)] if step is not None else []
    readings = tuple(
        ListReading(
            e.key.text,
            reader.flag(e.value, "gekozen"),
            reader.text(e.value, "reden"),
            tuple((k, reader.text(e.value, k)) for k in LIST_OPTIONS if k in e.value),
        )
        for e in reader.entries(node, "lezingen")
        if isinstance(e.value, Mapping)
    )
    if readings:
        one_chosen(reader, [r.chosen for r in readings], entry.key.span)
    return ListOp(
        id=entry.key.text,
        soort=soort,
        cite=reader.citation(node),
        span=entry.key.span,
        title=reader.text(node, "titel"),
        source=reader.text(node, "uit") or reader.text(node, "over"),
        kind=reader.text(node, "element"),
        local="",
        parent=reader.text(node, "van"),
        formulas=tuple(formulas),
        options=tuple(options),
        readings=readings,
    )


def _rule(reader: Reader, entry: Entry) -> Rule | None:
    node = _mapping(reader, entry)
    blocks = reader.text(node, "blokkeert")
    type_ = reader.type(node) if "type" in node or not blocks else reader.type_of(Scalar("ja/nee", entry.key.span, True))
    if type_ is None:
        if "type" not in node:
            reader.wrong("LW307", entry.key.span, naam=entry.key.text)
        return None
    cite = reader.citation(node)
    own = Reader(cite, reader.found)
    beside = any(key in node for key in BODIES)  # then the conditions are those of the right, not the outcome itself
    entitlement = _conditions(own, node) if beside else ()
    readings = _readings(own, node, entry, beside)
    validity = _validity(reader, node)
    return Rule(
        id=entry.key.text,
        type=type_,
        cite=cite,
        span=entry.key.span,
        title=reader.text(node, "titel"),
        summary=reader.text(node, "samenvatting"),
        per=reader.text(node, "per"),
        readings=readings,
        reading_of=reader.text(node, "lezing_volgt"),
        validity=validity if validity is not None else UNSET,
        applies=reader.formula(node, "geldt_als"),
        entitled=reader.formula(node, "aanspraak"),
        conditions=entitlement,
        without=reader.formula(node, "zonder_aanspraak"),
        departs_from=reader.text(node, "in_afwijking_van"),
        when=reader.formula(node, "als"),
        over=reader.texts(node, "voorrang_op"),
        blocks=blocks,
        on=reader.formula(node, "peildatum"),
    )


def _readings(reader: Reader, node: Mapping, entry: Entry, entitled: bool) -> tuple[RuleReading, ...]:
    common = _steps(reader, node)
    if "lezingen" not in node:
        return (RuleReading("", True, "", _versions(reader, node, common, entitled)),)
    readings = tuple(
        RuleReading(
            e.key.text,
            reader.flag(e.value, "gekozen"),
            reader.text(e.value, "reden"),
            _versions(Reader(reader.citation(e.value), reader.found), e.value, common),
        )
        for e in reader.entries(node, "lezingen")
        if isinstance(e.value, Mapping)
    )
    if "lezing_volgt" not in node:
        one_chosen(reader, [r.chosen for r in readings], entry.key.span)
    return readings


def _versions(reader: Reader, node: Mapping, common: Steps, entitled: bool = False) -> tuple[Version, ...]:
    """The bodies in time; ``entitled``: the conditions that stand here are not of the body, but of the right."""
    if "versies" not in node:
        return (Version(None, None, _body(reader, node, common, entitled)),)
    versions: list[tuple[model.Entry, Mapping]] = []
    for item in reader.mappings(node, "versies"):
        start, end = span_of(reader, item)
        body = _body(Reader(reader.citation(item), reader.found), item, common)
        versions.append((model.Entry(start, end, body, cite=reader.citation_within(item, reader.cite, ("sub",))), item))
    return tuple(Version(e.start, e.end, e.value, e.cite) for e in consecutive(reader, versions) if isinstance(e.value, Body))


def _steps(reader: Reader, node: Mapping) -> Steps:
    return tuple((e.key.text, reader.formula_of(e.value)) for e in reader.entries(node, "tussenstappen"))


def _body(reader: Reader, node: Mapping, common: Steps, entitled: bool = False) -> Body:
    own = _steps(reader, node)
    steps = own if own == common else (*(s for s in common if s[0] not in {n for n, _ in own}), *own)
    branches = (
        Branch(reader.citation(item), reader.needed(item, "als"), reader.needed(item, "dan"))
        for item in reader.mappings(node, "gevallen")
    )
    return Body(
        steps=steps,
        formula=reader.formula(node, "formule"),
        conditions=() if entitled else _conditions(reader, node),
        branches=tuple(branches),
        otherwise=reader.formula(node, "anders"),
        first_fits=reader.text(node, "bij_samenloop") == "volgorde",
    )


def _conditions(reader: Reader, node: Mapping) -> tuple[Condition, ...]:
    claims = [(item, reader.needed(item, "eis")) for item in reader.mappings(node, "voorwaarden")]
    return tuple(Condition(reader.text(item, "naam") or c.text, reader.citation(item), c) for item, c in claims)


def _norm(reader: Reader, entry: Entry) -> Norm:
    node = _mapping(reader, entry)
    return Norm(
        id=entry.key.text,
        cite=reader.citation(node),
        span=entry.key.span,
        soort=reader.text(node, "soort"),
        addressee=reader.text(node, "van"),
        towards=reader.text(node, "jegens"),
        deadline=reader.text(node, "uiterlijk"),
        term=reader.text(node, "termijn"),
        touches=reader.texts(node, "bij"),
        summary=reader.text(node, "samenvatting"),
        title=reader.text(node, "titel"),
    )


def _procedure(reader: Reader, entry: Entry) -> Procedure:
    node = _mapping(reader, entry)
    steps = tuple(
        Step(
            cite=reader.citation(item),
            span=item.span,
            who=reader.text(item, "wie"),
            does=reader.text(item, "doet"),
            deadline=reader.text(item, "uiterlijk"),
            term=reader.text(item, "termijn"),
        )
        for item in reader.mappings(node, "stappen")
    )
    touches, summary, title = reader.texts(node, "bij"), reader.text(node, "samenvatting"), reader.text(node, "titel")
    return Procedure(entry.key.text, reader.citation(node), entry.key.span, steps, touches, summary, title)


def _gap(reader: Reader, entry: Entry) -> Inexpressible:
    node = _mapping(reader, entry)
    return Inexpressible(
        entry.key.text, reader.citation(node), entry.key.span, reader.text(node, "reden"), reader.text(node, "soort")
    )


SECTIONS: dict[str, Callable[[Reader, Entry], Declaration | None]] = {
    "soorten": _kind,
    "invoer": _input,
    "waarden": _value,
    "tabellen": _table,
    "dagsoorten": _daykind,
    "lijsten": _list,
    "regels": _rule,
    "normen": _norm,
    "procedures": _procedure,
    "niet_uitdrukbaar": _gap,
}
