"""Answers: the outcomes of a question with their state, source and receipt, and their JSON form.

In: rule steps. Out: an ``Answer`` with one ``Outcome`` per id asked (per element for a rule about elements: ``id[sleutel]``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import lidwoord
from lidwoord.calculate.case import Case
from lidwoord.calculate.remarks import Skipped, skipped, stretched
from lidwoord.calculate.states import Failure, Judged, NoRight, NotApplicable, Unknown, state_of
from lidwoord.calculate.trace import RuleStep
from lidwoord.diagnostics import diagnostic_of
from lidwoord.ruleset.model import Citation, RuleSet
from lidwoord.values.periods import Period
from lidwoord.values.types import Type
from lidwoord.values.write import exact_fraction, write_exact, write_value


@dataclass(frozen=True, slots=True, repr=False)
class Outcome:
    """One outcome: ``state`` and, where there is one, ``value`` (exact, in the unit of ``type``), with its trace."""

    id: str
    rule_id: str
    state: str
    value: object
    type: Type
    trace: RuleStep

    def __repr__(self) -> str:
        """The id, the state and the value, without the trace."""
        return f"<Outcome {self.id}: {self.state} {self.text}".rstrip() + ">"

    @property
    def text(self) -> str:
        """The value in Dutch notation, rounded for display; "" when there is none."""
        return write_value(self.value, self.type) if self.has_value else ""

    @property
    def exact(self) -> str | None:
        """The exact number as a fraction, where it is a number."""
        return exact_fraction(self.value) if self.has_value else None

    @property
    def has_value(self) -> bool:
        """Whether there is a value: when bekend, and for geen_recht when the rule says what is given without a right."""
        gap = self.trace.value
        return self.state == "bekend" or (isinstance(gap, NoRight) and gap.has_amount)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still needed, in the order in which to ask."""
        gap = self.trace.value
        return gap.missing if isinstance(gap, Unknown) else ()

    @property
    def failed(self) -> tuple[Judged, ...]:
        """The conditions that failed, where there is no right."""
        gap = self.trace.value
        return gap.failed if isinstance(gap, NoRight) else ()

    @property
    def reason(self) -> str:
        """Why it does not apply or what went wrong, in Dutch."""
        gap = self.trace.value
        if isinstance(gap, NotApplicable):
            return gap.reason
        return diagnostic_of(gap.code, None, dict(gap.facts)).message if isinstance(gap, Failure) else ""

    def to_json(self) -> dict[str, object]:
        """The JSON form of the design."""
        data: dict[str, object] = {"toestand": self.state}
        gap = self.trace.value
        if self.has_value:
            shown = write_exact(self.value, self.type)
            if shown:
                data["waarde"] = shown
            if self.exact is not None:
                data["exact"] = self.exact
            data["eenheid"] = unit_text(self.type)
        if isinstance(gap, Unknown):
            data["ontbreekt"] = list(gap.missing)
        elif isinstance(gap, NoRight):
            data["niet_vervuld"] = [judged_json(j) for j in gap.failed]
            data["wel_vervuld"] = [judged_json(j) for j in gap.held]
        elif isinstance(gap, NotApplicable):
            data["reden"] = gap.reason
            if gap.cite is not None:
                data["volgens"] = cite_json(gap.cite)
        elif isinstance(gap, Failure):
            data |= {"code": gap.code, "melding": self.reason}
            if gap.span is not None:
                data["plaats"] = f"{gap.span.file}:{gap.span.line}:{gap.span.column}"
        data["bron"] = [cite_json(self.trace.cite)]
        left_out = skipped(self.trace)
        if left_out:
            data["niet_meegeteld"] = [skipped_json(part) for part in left_out]
        if stretched(self.trace):
            data["nawerking"] = True
        return data


def unit_text(type_: Type) -> str:
    """The unit of a value as the JSON shows it: its unit, or the name of its type."""
    return type_.unit.text or type_.name


def cite_json(cite: Citation) -> dict[str, str]:
    """A citation without its empty parts."""
    parts = {
        "document": cite.document, "artikel": cite.artikel, "onderdeel": cite.onderdeel, "lid": cite.lid, "status": cite.status,
        "zekerheid": cite.zekerheid,
    }  # fmt: skip
    return {k: v for k, v in parts.items() if v}


def judged_json(judged: Judged) -> dict[str, str]:
    """A condition with its place."""
    return {"voorwaarde": judged.label, **cite_json(judged.cite)}


def skipped_json(part: Skipped) -> dict[str, object]:
    """An element that did not count, with the reason."""
    data: dict[str, object] = {"element": part.element.address, "reden": part.reason}
    return {**data, "volgens": cite_json(part.cite)} if part.cite is not None else data


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """The outcomes of a question and its receipt: what was used, so that anyone can ask it again."""

    rules: RuleSet
    date: date
    case: Case
    outcomes: dict[str, Outcome]
    readings: dict[str, str]
    given: tuple[str, ...]
    after_effect: bool
    uncovered: dict[str, Period] = field(default_factory=dict)
    """Per list of which ``dekking`` is missing: the period that it was first asked for."""
    asked_readings: dict[str, str] = field(default_factory=dict)
    """The readings that the question named, used or not."""

    def __repr__(self) -> str:
        """The question in short, and its outcomes."""
        return f"<Answer {self.rules.manifest.name}@{self.date}: {', '.join(map(repr, self.outcomes.values()))}>"

    def __getitem__(self, name: str) -> Outcome:
        """The outcome with this id."""
        return self.outcomes[name]

    def to_json(self) -> dict[str, object]:
        """The JSON form of the design."""
        manifest = self.rules.manifest
        receipt: dict[str, object] = {
            "engine": lidwoord.__version__,
            "schema": "1",
            "lezingen": dict(sorted(self.readings.items())),
            "gegeven": list(self.given),
        }
        if self.after_effect:
            receipt["nawerking"] = True
        return {
            "regelset": manifest.name,
            "versie": self.rules.version,
            "peildatum": self.date.isoformat(),
            "uitkomsten": {name: outcome.to_json() for name, outcome in self.outcomes.items()},
            "ontvangst": receipt,
        }


def outcome_of(step: RuleStep, asked: str) -> Outcome:
    """The outcome of a rule step; what was asked names it where its elements are not known."""
    name = asked if step.element is None else f"{step.rule.id}[{step.element.path}]"
    value = step.value
    if isinstance(value, NoRight) and value.has_amount:
        value = value.amount
    return Outcome(name, step.rule.id, state_of(step.value), value, step.rule.type, step)
