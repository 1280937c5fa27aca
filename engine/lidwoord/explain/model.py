"""What an explanation is made of: numbered steps, each with its formula, its facts and its remarks.

In: texts. Out: frozen data with a JSON form whose keys this page documents; ``text.py`` shows them.

The JSON form (``Explanation.to_json``); a key whose value would be empty is left out:

- ``id``, ``titel``, ``toestand`` (bekend, onbekend, geen_recht, geldt_niet, fout), ``waarde`` (in Dutch notation, or the
  state in words), ``bron`` (document, article and lid, of the version that held on the day), ``peildatum``;
- ``afwijzing``: of a no, of no right and of what does not apply, in sentences what decided it;
- ``nog_nodig``: what must be known first, in the order in which to ask: ``naam``, ``vraag``;
- ``opmerkingen``: about the whole (after-effect, what another reading would give);
- ``zwaarste``: of an amount that is a sum its parts, the largest first: ``naam``, ``waarde``, ``aandeel`` (of the whole);
- ``stappen``: a list, the outcome itself first, then every rule that was used, each once:

  - ``nummer``, ``id``, ``titel``, ``toestand``, ``waarde``, ``bron``, ``samenvatting``;
  - ``formule``: the part of the formula that was used, in words; ``uitwerking``: the same with the values filled in;
    ``want``: why that part was used; ``regeltekst``: the whole formula as it stands in the rule file;
  - ``tussenstappen``: named steps on the way: ``naam``, ``formule``, ``uitwerking``, ``waarde``;
  - ``gegevens``: what it uses: ``naam``, ``waarde``, ``herkomst`` (gegeven, aangenomen, article, table row), ``stap``;
  - ``lijsten``: what is added up, counted or compared: ``wat``, ``waarde``, ``lijst`` (how the list is made),
    ``onderdelen`` (``naam``, ``uitwerking``, ``waarde``, ``herkomst``, ``stap``, and of a period of days ``eerste_dag`` and
    ``laatste_dag``), ``opmerkingen``;
  - ``voorwaarden``, ``gevallen``, ``afwijkingen``: ``naam``, ``bron``, ``uitkomst`` (ja, nee, onbekend), ``want``, ``stap``,
    and of a condition that fails ``drempel`` (from when, or at how much, it would hold);
  - ``afrondingen``: each rounding, with the number before it;
  - ``lezing``: ``naam``, ``reden``, ``andere`` (``naam``, ``gevolg``);
  - ``ook_voor``: other elements or dates for which the step reads the same: ``naam``, ``waarde`` where it differs, and of a
    period of days ``eerste_dag`` and ``laatste_dag``;
  - ``opmerkingen``: whatever else must be said;

- ``tijdlijnen``: each period of time that was cut along the windows of a table or along calendar days: ``lijst``, ``naam``,
  ``begin`` and ``einde`` (local time, ISO), ``uren`` (real length), ``delen``, ``stap``;

  - ``delen``: ``begin``, ``einde``, ``uren``, ``venster`` (the row, in words), ``kolommen`` (``naam``, ``waarde``),
    ``waarde`` (what it contributes), ``telt_mee`` (ja, nee);

- ``ook_van_belang``: norms and procedures that touch a rule of the tree, those of the outcome itself first: ``id``,
  ``soort`` (recht, plicht, verbod, bevoegdheid, advies, procedure), ``titel``, ``bron``, ``artikel``, ``lid``, ``wie``,
  ``jegens``, ``uiterlijk`` (in words), ``termijn``, ``bij`` (the outcomes that it touches), ``samenvatting``, ``geldt``
  (in words, where it does not hold on the peildatum), and of a procedure the ``stappen``: ``nummer``, ``wie``, ``doet``,
  ``uiterlijk``, ``termijn``, ``bron``;

  - ``termijn``: the rule that gives the day: ``naam``, ``titel``, and once it is calculated ``toestand``, ``waarde``,
    ``datum`` (ISO, where it is known) and ``nog_nodig``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Fact:
    """A name that a step uses: its value and where that comes from; ``step`` is the number of the step that explains it."""

    name: str
    value: str
    origin: str = ""
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What one element of a list, or one bracket, contributes; ``first`` and ``last`` are the ISO dates of its days."""

    name: str
    working: str = ""
    value: str = ""
    origin: str = ""
    step: int | None = None
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """What is added up, counted or compared, and what became of it; ``made`` says how the list is made."""

    what: str
    value: str
    made: str = ""
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """A named step on the way to the outcome of a rule."""

    name: str
    formula: str
    working: str
    value: str


@dataclass(frozen=True, slots=True)
class Check:
    """A condition, case or departure: whether it holds (ja, nee, onbekend) and why; ``threshold``: from when or at how much a
    condition that fails would hold.
    """

    name: str
    source: str
    outcome: str
    why: str = ""
    step: int | None = None
    threshold: str = ""


@dataclass(frozen=True, slots=True)
class Also:
    """Another element or date for which a step reads the same; ``value`` where that differs; ``first`` and ``last`` are the
    ISO dates of its days.
    """

    name: str
    value: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class OtherReading:
    """A reading that was not chosen, and what it would do to the outcome."""

    name: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading that was used, why, and the others."""

    name: str
    reason: str
    others: tuple[OtherReading, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that must be known first."""

    name: str
    question: str


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """One rule, worked out: ``formula`` is what was used of it in words, ``working`` the same with values."""

    number: int
    id: str
    title: str
    state: str
    value: str
    source: str
    summary: str = ""
    formula: str = ""
    working: str = ""
    why: tuple[str, ...] = ()
    text: str = ""
    between: tuple[Between, ...] = ()
    facts: tuple[Fact, ...] = ()
    lists: tuple[ItemList, ...] = ()
    conditions: tuple[Check, ...] = ()
    cases: tuple[Check, ...] = ()
    departures: tuple[Check, ...] = ()
    roundings: tuple[str, ...] = ()
    reading: Reading | None = None
    also: tuple[Also, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of time windows, with what it says of a piece."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a period that was cut: local times in ISO form, the real length, and the window in which it falls."""

    begin: str
    end: str
    hours: str
    window: str = ""
    columns: tuple[Column, ...] = ()
    value: str = ""
    counted: str = "ja"


@dataclass(frozen=True, slots=True)
class Timeline:
    """A period that was cut along the windows of a table, with its pieces; ``made`` is the list that they are of."""

    made: str
    name: str
    begin: str
    end: str
    hours: str
    pieces: tuple[Piece, ...]
    step: int


@dataclass(frozen=True, slots=True)
class Term:
    """The rule that gives the last day for something, and once that is calculated the day; ``day`` is the ISO date."""

    name: str
    title: str
    state: str = ""
    value: str = ""
    day: str = ""
    missing: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One step of a procedure."""

    number: int
    who: str
    does: str
    deadline: str = ""
    term: Term | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A norm, or a procedure with its steps, that touches an outcome without being calculated."""

    id: str
    kind: str
    title: str
    source: str
    article: str = ""
    lid: str = ""
    who: str = ""
    towards: str = ""
    deadline: str = ""
    term: Term | None = None
    touches: tuple[str, ...] = ()
    summary: str = ""
    moves: tuple[Move, ...] = ()
    validity: str = ""

    def to_json(self) -> dict[str, object]:
        """Plain data, with the keys under ``ook_van_belang`` in the docstring of this module."""
        return _object(self)


@dataclass(frozen=True, slots=True)
class Weight:
    """A part of an amount, in words, with the amount and its share of the whole (where no part is negative)."""

    name: str
    value: str
    share: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An outcome with the steps that led to it; the first step is the outcome itself."""

    id: str
    title: str
    state: str
    value: str
    source: str
    date: str
    missing: tuple[Question, ...]
    notes: tuple[str, ...]
    steps: tuple[ExplainedStep, ...]
    beside: tuple[Beside, ...] = ()
    timelines: tuple[Timeline, ...] = ()
    weights: tuple[Weight, ...] = ()
    refusal: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Plain data, with the keys that the docstring of this module lists."""
        return _object(self)


JSON_NAMES = {
    "title": "titel", "state": "toestand", "value": "waarde", "source": "bron", "date": "peildatum", "steps": "stappen",
    "notes": "opmerkingen", "number": "nummer", "summary": "samenvatting", "formula": "formule", "working": "uitwerking",
    "facts": "gegevens", "items": "onderdelen", "name": "naam", "origin": "herkomst", "step": "stap", "missing": "nog_nodig",
    "question": "vraag", "why": "want", "text": "regeltekst", "lists": "lijsten", "what": "wat", "made": "lijst",
    "conditions": "voorwaarden", "cases": "gevallen", "departures": "afwijkingen", "roundings": "afrondingen",
    "reading": "lezing", "also": "ook_voor", "outcome": "uitkomst", "reason": "reden", "others": "andere", "effect": "gevolg",
    "between": "tussenstappen", "beside": "ook_van_belang", "kind": "soort", "article": "artikel", "who": "wie",
    "towards": "jegens", "deadline": "uiterlijk", "term": "termijn", "touches": "bij", "moves": "stappen", "does": "doet",
    "day": "datum", "validity": "geldt", "timelines": "tijdlijnen", "pieces": "delen", "end": "einde", "hours": "uren",
    "window": "venster", "columns": "kolommen", "counted": "telt_mee",
    "threshold": "drempel", "first": "eerste_dag", "last": "laatste_dag", "weights": "zwaarste", "share": "aandeel",
    "refusal": "afwijzing",
}  # fmt: skip


def _object(value: object) -> dict[str, object]:
    data = {f.name: getattr(value, f.name) for f in fields(value)}  # type: ignore[arg-type]  # one of the classes above
    return {JSON_NAMES.get(k, k): _plain(v) for k, v in data.items() if v not in ("", (), None)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value if isinstance(value, (str, int)) else _object(value)
