"""The mapping of case fields to a rule set: data in `afbeelding/*.yaml`, applied here.

In: a case, the mapping of its set, the loaded rule set. Out: the `Question` to put to the engine, with the expected values
read; or `NotMapped` / `NotEncoded` with the reason. Nothing is calculated here: a value is renamed, read in a unit, looked
up in a table of values or patterns, or put in a record, list or series. LEESMIJ.md explains the keys.
"""

from __future__ import annotations

import calendar
import copy
import datetime
import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from golden.case_files import Case, Field, read_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ENTRY_KEYS = frozenset(
    ("rol", "bij_eenheid", "hernoem", "gegeven", "lees", "tabel", "patronen", "lijst", "reeks", "lezing", "alleen_controle", "nawerking",
     "peildatum", "toestand", "niet", "als", "terugval", "toelichting", "element", "elementen",
     "records", "patronen")
)  # fmt: skip
SET_KEYS = frozenset(
    ("regelset", "zaken", "groepen", "lezingen", "kop", "eenheden", "aannames", "lijsten", "namen", "toelichting")
)


class NotMapped(Exception):  # noqa: N818  # an answer, not a fault
    """The mapping can't carry this case; the text says why."""


class NotEncoded(Exception):  # noqa: N818  # an answer, not a fault
    """The case asks for rules that the rule set does not have; the text names them."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a case expects of an outcome: `states` says what a state without a value counts as, `element` of which element."""

    name: str
    outcome: str
    text: str
    unit: str
    states: Mapping[str, str]
    element: str = ""


@dataclass(slots=True)
class Question:
    """What is put to the engine."""

    date: datetime.date
    given: dict[str, Any] = field(default_factory=dict)
    covers: dict[str, str] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    after_effect: bool = False
    expected: list[Expected] = field(default_factory=list)
    cross_checks: list[Expected] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SetMapping:
    """The mapping of one rule set, and the case sets that it serves."""

    rule_set: str
    sets: tuple[str, ...]
    groups: Mapping[str, Sequence[str]]
    readings: Mapping[str, Any]
    head: Mapping[str, Any]
    units: Mapping[str, str]
    assumed: Sequence[Mapping[str, Any]]
    lists: Mapping[str, Any]
    names: Mapping[str, Any]


def read_mappings(folder: Path) -> dict[str, SetMapping]:
    """Return the mappings in `folder`, by the name of the case set; an unknown key is an error."""
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        data = read_data(path)
        _only(data, SET_KEYS, path.name)
        names = {name: e if isinstance(e, list) else [e] for name, e in (data.get("namen") or {}).items()}
        for name, entries in names.items():
            for entry in entries:
                _only(entry, ENTRY_KEYS, f"{path.name}: {name}")
        made = SetMapping(
            data["regelset"], tuple(data.get("zaken") or [data["regelset"]]), data.get("groepen") or {},
            data.get("lezingen") or {}, data.get("kop") or {}, data.get("eenheden") or {},
            data.get("aannames") or [], data.get("lijsten") or {}, names,
        )  # fmt: skip
        found |= dict.fromkeys(made.sets, made)
    return found


def _only(data: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    if unknown := set(data) - known:
        raise ValueError(f"{where}: unknown key {', '.join(sorted(unknown))}")


def question(case: Case, mapping: SetMapping, rules: Any) -> Question:
    """Return the question of a case, or raise `NotEncoded` or `NotMapped`."""
    asked = Question(datetime.date.fromisoformat(case.head["datum"]))
    asking = [(f, entry) for f in case.expected for entry in _entries(f, "uitkomst", case, mapping)]
    absent = [name for f, entry in asking if (name := entry.get("hernoem", f.name)) not in rules.rules]
    if absent:
        raise NotEncoded(", ".join(absent))
    for wanted, entry in asking:
        _expect(wanted, entry, case, mapping, asked)
    for reading, chosen in case.readings.items():
        asked.readings |= {rule: chosen for rule in mapping.readings.get(reading, ()) if rule in rules.rules}
    for name, entry in mapping.head.items():
        if name in case.head and any(e.name in entry["als_verwacht"] for e in asked.expected):
            asked.given[entry["naam"]] = case.head[name]
    for given in case.given:
        for entry in _entries(given, "invoer", case, mapping):
            _give(given, entry, case, mapping, rules, asked)
    _complete(case, mapping, asked)
    return asked


def _complete(case: Case, mapping: SetMapping, asked: Question) -> None:
    """Add what the cases assume without saying: assumptions, and what every record of a list has."""
    for assumption in mapping.assumed:
        if _applies(assumption, case):
            for name, value in assumption["geef"].items():
                asked.given.setdefault(name, value)
    for name, form in mapping.lists.items():
        for record in _records(asked.given, name.split(".")):
            for key, value in (form.get("vast") or {}).items():
                record.setdefault(key, value)
        if name in asked.given and "dekking" in form:
            asked.covers[name] = form["dekking"]


def _records(given: Mapping[str, Any], path: Sequence[str]) -> list[dict[str, Any]]:
    """Return the records of a list, or of a list within the records of another (`aanvragen.deelnemers`)."""
    records = given.get(path[0], [])
    return records if len(path) == 1 else [inner for record in records for inner in _records(record, path[1:])]


def _applies(entry: Mapping[str, Any], case: Case) -> bool:
    """Tell whether an entry's `als` fits: which outcomes are expected, which inputs are (not) given or have some value or field."""
    condition = entry.get("als") or {}
    _only(condition, frozenset(("verwacht", "zonder_verwacht", "met", "zonder", "waarde", "lijkt", "veld")), case.name)
    expected, given = {e.name for e in case.expected}, {g.name: g.value for g in case.given}
    return (
        ("verwacht" not in condition or bool(expected & set(condition["verwacht"])))
        and not expected & set(condition.get("zonder_verwacht", ()))
        and given.keys() >= set(condition.get("met", ()))
        and not given.keys() & set(condition.get("zonder", ()))
        and all(given.get(name) == value for name, value in condition.get("waarde", {}).items())
        and all(re.search(p, str(given.get(name, "")), re.IGNORECASE) for name, p in condition.get("lijkt", {}).items())
        and all(any(key in record for record in given.get(name, ())) for name, key in condition.get("veld", {}).items())
    )


def _entries(f: Field, role: str, case: Case, mapping: SetMapping) -> list[Mapping[str, Any]]:
    """Return the entries for a field: by name, role, unit and `als`; where the mapping has none, the name itself is the id."""
    entries = [e for e in mapping.names.get(f.name, ()) if e.get("rol", role) == role]
    if not entries:
        return [{}]
    able = [e for e in entries if ("bij_eenheid" not in e or _is_unit(f.unit, e["bij_eenheid"])) and _applies(e, case)]
    fitting = [e for e in able if "terugval" not in e] or able
    if not fitting:
        raise NotMapped(f"{f.name}: geen regel van de afbeelding past bij de eenheid '{f.unit}' en deze zaak")
    for entry in fitting:
        if "niet" in entry:
            raise NotMapped(f"{f.name}: {entry['niet']}")
    return fitting


def _is_unit(unit: str, wanted: str) -> bool:
    """Tell whether a unit of a case is `wanted`, perhaps with a remark after it ("EUR per maand, ip 13")."""
    return unit == wanted or re.match(re.escape(wanted) + r"\s*[,(;]", unit) is not None


def _unit(f: Field, entry: Mapping[str, Any], mapping: SetMapping) -> str:
    if "lees" in entry:
        return str(entry["lees"])
    fitting = [u for u in mapping.units if _is_unit(f.unit, u)]
    if not fitting:
        raise NotMapped(f"{f.name}: de eenheid '{f.unit}' staat niet in de afbeelding")
    return mapping.units[max(fitting, key=len)]


def _text(f: Field, text: str, entry: Mapping[str, Any]) -> Any:
    """Return the text, through the entry's table of values; what is not in it, through the first pattern that it has."""
    if "tabel" not in entry and "patronen" not in entry:
        return text
    table, patterns = entry.get("tabel") or {}, entry.get("patronen") or {}
    if text in table:
        return table[text]
    for pattern, value in patterns.items():
        if found := re.search(pattern, text, re.IGNORECASE):
            return found.expand(value) if isinstance(value, str) else value
    raise NotMapped(f"{f.name}: de waarde '{text}' staat niet in de tabel van waarden")


def _expect(f: Field, entry: Mapping[str, Any], case: Case, mapping: SetMapping, asked: Question) -> None:
    """Put an expected value of the case into the question, as its entry says."""
    states, outcome = entry.get("toestand") or {}, entry.get("hernoem", f.name)
    for element, text in _per_element(f, entry, case):
        unit = _unit(f, entry, mapping)
        asked.expected.append(Expected(f.name, outcome, _text(f, text, entry), unit, states, element))
    asked.readings |= entry.get("lezing") or {}


def _per_element(f: Field, entry: Mapping[str, Any], case: Case) -> list[tuple[str, str]]:
    """Return the expected text with its element: one, or one for each name or key of a list."""
    form = entry.get("elementen")
    if form is None and not isinstance(f.value, (list, dict)):
        return [(entry.get("element", ""), f.value)]
    if form == "waarde" and isinstance(f.value, dict):
        return list(f.value.items())
    if isinstance(form, dict) and "tabel" in form and isinstance(f.value, list):  # the element that each name stands for
        return [(_text(f, name, form), "true") for name in f.value]
    if isinstance(form, dict) and isinstance(f.value, list):  # one for each value of an input
        beside = next((g.value for g in case.given if g.name == form["bij"]), ())
        return list(zip(beside, f.value, strict=True))
    if form in ("plaats", "ja") and isinstance(f.value, list):
        return [(name, "true" if form == "ja" else str(place)) for place, name in enumerate(f.value, 1)]
    raise NotMapped(f"{f.name}: een lijst als verwachting leest alleen een mens")


def _give(f: Field, entry: Mapping[str, Any], case: Case, mapping: SetMapping, rules: Any, asked: Question) -> None:
    """Put an input of the case into the question, as its entry says."""
    if "records" in entry:
        _as_records(f, entry["records"], asked)
        return
    texts = f.value if isinstance(f.value, list) else [f.value]
    values = [_text(f, t, entry) for t in texts]
    if "nawerking" in entry:
        asked.after_effect = values == [entry["nawerking"]]
        return
    if "peildatum" in entry:
        asked.date = datetime.date.fromisoformat(values[0])
        return
    if "lezing" in entry:
        asked.readings |= dict.fromkeys(entry["lezing"], values[0])
        return
    if "alleen_controle" in entry:
        if entry["alleen_controle"] in rules.rules:
            unit = _unit(f, entry, mapping)
            asked.cross_checks.append(Expected(f.name, entry["alleen_controle"], values[0], unit, entry.get("toestand") or {}))
        return
    unit = _unit(f, entry, mapping)
    read = [period(v, _start(case)) if unit == "van_tot" else read_given(v, unit) for v in values]
    if "lijst" in entry:
        _into_list(entry["lijst"], read, asked)
        return
    name = entry.get("gegeven", entry.get("hernoem", f.name))
    if name not in _known(rules):
        raise NotMapped(f"{f.name}: de regelset kent geen '{name}'")
    if "element" in entry:
        name = f"{name}[{_element(entry['element'], case)}]"
    value = read if isinstance(f.value, list) else read[0]
    if "reeks" in entry:
        asked.given.setdefault(name, [])
        asked.given[name] += [{"van": entry["reeks"], "waarde": value}]
    else:
        asked.given[name] = value


def _element(element: Any, case: Case) -> str:
    """Return an element: one and the same, or (`bij`) the one that begins when the period in another field begins."""
    if isinstance(element, str):
        return element
    beside = next((str(g.value) for g in case.given if g.name == element["bij"]), "")
    return period(beside, _start(case))["begin"]


def _start(case: Case) -> str:
    """Return the moment from which a time without a date is meant: the begin of the shift, or of the day of the case."""
    return next((str(g.value) for g in case.given if g.name == "dienst_van"), f"{case.head['datum']}T00:00")


def _into_list(form: Mapping[str, Any], values: list[Any], asked: Question) -> None:
    """Put values in records of a list: one record that several fields fill, or a record for each value."""
    *outer, inner = form["naam"].split(".")
    given = asked.given
    for name in outer:  # a list within the first record of another
        records = given.setdefault(name, [])
        if not records:
            records.append({})
        given = records[0]
    records = given.setdefault(inner, [])
    if form.get("elk") == "ja":
        records += [{**_as_record(form, value), **(form.get("vast") or {})} for value in values]
        return
    place = int(form.get("plaats", "1")) - 1
    while len(records) <= place:
        records.append({})
    records[place] |= {**_as_record(form, values[0]), **(form.get("vast") or {})}


def _as_record(form: Mapping[str, Any], value: Any) -> dict[str, Any]:
    """Return the fields that a value fills: the field that the form names, or both ends of a period."""
    return {form["veld"]: value} if "veld" in form else dict(value)


def _as_records(f: Field, form: Mapping[str, Any], asked: Question) -> None:
    """Make each record of a case a record of a list: `velden` says for each field its name and unit here."""
    for record in f.value:
        if not isinstance(record, dict) or record.keys() - form["velden"].keys():
            raise NotMapped(f"{f.name}: geen record, of met onbekende velden: {record}")
        made: dict[str, Any] = {}
        for name, how in form["velden"].items():
            if name in record:
                made |= {how["veld"]: read_given(record[name], how["lees"]), **(how.get("vast") or {})}
        asked.given.setdefault(form["lijst"], []).append(made)


def _known(rules: Any) -> set[str]:
    """Return every id that a case may give: inputs, values, outcomes."""
    return {*rules.inputs, *rules.values, *rules.rules, *(k.list for k in rules.kinds.values()), *rules.lists}


_MONTH = re.compile(r"(\d{4})-(\d{2})")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::00)?")


def read_given(text: Any, unit: str) -> Any:
    """Return the text of a case as the engine takes it: Dutch notation, or an exact number in the declared unit."""
    if not isinstance(text, str):  # from a table of values: a list or record in the engine's own form, that others share
        return copy.deepcopy(text)
    if text == "geen" or unit in {"tekst", "ja/nee", "datum"}:
        return {"true": "ja", "false": "nee"}.get(text, text) if unit == "ja/nee" else text
    if unit == "datumtijd":
        moment = _MOMENT.fullmatch(text)
        return moment[1] if moment else text
    if unit == "kalendermaand":
        return months(text)
    if unit == "eerste_dag_van_de_maand":
        return months(text)[: len("2018-05-01")]
    return dutch(Fraction(text), unit)


_PERIOD = re.compile(
    r"((?:\d{4}-\d{2}-\d{2}T)?\d{2}:\d{2})(?::00)?\s*(?:-|–|/|tot|t/m)\s*((?:\d{4}-\d{2}-\d{2}T)?\d{2}:\d{2})(?::00)?"
)


def period(text: str, start: str) -> dict[str, str]:
    """Return `2026-03-02T07:00 - 2026-03-02T15:00` as its begin and end; a time without a date is the first one after `start`."""
    found = _PERIOD.fullmatch(text)
    if not found:
        raise NotMapped(f"'{text}' is geen tijdvak van een tijdstip tot een tijdstip")
    begin = _moment(found[1], start)
    return {"begin": begin, "einde": _moment(found[2], begin)}


def _moment(text: str, start: str) -> str:
    if "T" in text:
        return text
    day, _, time = start.partition("T")
    later = datetime.date.fromisoformat(day) + datetime.timedelta(days=text < time)
    return f"{later}T{text}"


def months(text: str) -> str:
    """Return `2017-06` or `2017-06 t/m 2018-05` as a period of whole months."""
    first, _, last = text.partition(" t/m ")
    start, end = _MONTH.fullmatch(first), _MONTH.fullmatch(last or first)
    if not start or not end:
        raise NotMapped(f"'{text}' is geen maand of reeks van maanden")
    days = calendar.monthrange(int(end[1]), int(end[2]))[1]
    return f"{start[0]}-01 t/m {end[0]}-{days:02}"


def dutch(number: Fraction, unit: str) -> str:
    """Return a number with its unit in Dutch notation; as a fraction when it has no finite decimals."""
    plain = _decimals(number)
    if unit.startswith("€"):
        return f"€ {plain}{unit[1:]}"
    if unit == "percentage":
        return f"{plain}%"
    return plain if unit in {"getal", "aantal"} else f"{plain} {unit}"


def _decimals(number: Fraction) -> str:
    for places in range(16):
        if (number * 10**places).denominator == 1:
            sign = "-" if number < 0 else ""
            whole, rest = divmod(abs(number.numerator) * 10**places // number.denominator, 10**places)
            grouped = f"{whole:,}".replace(",", ".") if whole >= 10_000 else str(whole)
            return f"{sign}{grouped},{rest:0{places}}" if places else f"{sign}{grouped}"
    return f"{number.numerator}/{number.denominator}"
