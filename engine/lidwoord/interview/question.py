"""Questions: what is asked, how to answer, and why it is asked.

In: an address (an input, a list, ``lijst[sleutel].veld``, ``dekking.lijst``) and the declarations behind it. Out: a
``Question`` in Dutch, ready to be shown, and the answer to it as a case writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lidwoord.calculate import Answer
from lidwoord.calculate.states import Unknown
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean
from lidwoord.explain.words import plain, question_words, source_words, upper_first
from lidwoord.forms.describe import default_words, type_words
from lidwoord.interview.days import HOW, in_notation
from lidwoord.ruleset.model import Citation, Input, KindField, RecordKind, RuleSet
from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.periods import Period
from lidwoord.values.types import DATUM, JA_NEE, TIJDVAK, Type
from lidwoord.values.write import write_value

SHORT = {"j": "ja", "n": "nee"}
ANSWER = "antwoord op deze vraag"


@dataclass(frozen=True, slots=True)
class Question:
    """A question: ``address`` is what it fills in and ``sort`` how: peildatum, gegeven, lijst, deel (what
    an element begins with), veld or dekking.

    ``how`` says how an answer is written, ``choices`` are its only answers as a case writes them, ``optional`` tells whether it
    may stay unknown, ``why`` is the place of what is asked and ``needed_by`` the rule that asks for it, with its place;
    ``in_time`` that a case may hold a series of values for it.
    """

    address: str
    sort: str
    type: Type
    text: str
    help: str = ""
    how: str = ""
    choices: tuple[str, ...] = ()
    optional: bool = True
    why: str = ""
    needed_by: str = ""
    in_time: bool = False

    @property
    def numbered(self) -> bool:
        """Whether a choice may be given by its number: not when the choices are numbers themselves."""
        return bool(self.choices) and not any(choice.lstrip("-").isdigit() for choice in self.choices)

    @property
    def shown(self) -> tuple[str, ...]:
        """The choices as they are shown: in words, ``_`` is a space."""
        return tuple(map(plain, self.choices))

    def read(self, text: str) -> str:
        """An answer as a case writes it.

        A choice may be given by its number or in words, ja or nee by its first letter, a date as it is written in Dutch
        (`1-5-2018`, `1 mei 2018 23:00`); anything else stays as it is. Raises ``LidwoordError`` (LW502) for what is none of the
        choices, or no date where one is asked.
        """
        if self.type.name == "ja/nee":
            return SHORT.get(text.lower(), text.lower() if text.lower() in ("ja", "nee") else text)
        if self.numbered and text.isascii() and text.isdigit() and 0 < int(text[:4]) <= len(self.choices):
            return self.choices[int(text[:4]) - 1]
        if self.choices:
            return self._choice(text)
        return self._day(text) if self.type.name in HOW else text

    def _day(self, text: str) -> str:
        """A date, moment or period in the notation of a case; what can't be read for another reason is left to the case."""
        meant = in_notation(text, self.type.name)
        found = read_value(meant, self.type)
        if isinstance(found, Unreadable) and found.hint.startswith("bijvoorbeeld"):  # not written as a date at all
            raise self._wrong(text, f"schrijf {HOW[self.type.name]}")
        return meant

    def _wrong(self, text: str, reason: str, hint: str | None = None) -> LidwoordError:
        found = diagnostic("LW502", None, hint=hint, naam=self.address, tekst=text, soort=ANSWER, reden=reason)
        return LidwoordError((found,))

    def _choice(self, text: str) -> str:
        """One of the choices by its id, or in words, with or without capitals."""
        if text in self.choices or (self.type.optional and text == "geen"):
            return text
        words = " ".join(text.split()).casefold()
        meant = [choice for choice, shown in zip(self.choices, self.shown, strict=True) if shown.casefold() == words]
        if len(meant) == 1:
            return meant[0]
        hint = did_you_mean(text, self.shown) or f"Kies uit: {', '.join(self.shown)}."
        raise self._wrong(text, "kies er een uit de lijst", hint)


def date_question() -> Question:
    """The peildatum."""
    return Question(
        "peildatum", "peildatum", DATUM, "Voor welke dag wilt u het weten?",
        "De regels en bedragen van die dag worden gebruikt.", _type(DATUM), optional=False,
    )  # fmt: skip


def input_question(rules: RuleSet, item: Input, earlier: str = "") -> Question:
    """An input; ``earlier`` is the first date of a series that does not go back far enough."""
    text = _asked(question_words(rules, item.id))
    if earlier:
        text = f"{text} (vóór {earlier})"
    default = _default(item.default, item.type) if item.has_default else ""
    how = "; ".join(t for t in (_type(item.type), item.limits, default) if t)
    return Question(
        item.id, "gegeven", item.type, text, item.help, how, item.type.options, why=source_words(rules, item.cite),
        in_time=item.in_time,
    )  # fmt: skip


def field_question(rules: RuleSet, kind: RecordKind, address: str, field: KindField) -> Question:
    """A field of an element."""
    default = _default(field.default, field.type) if field.has_default else ""
    how = "; ".join(t for t in (_type(field.type), default) if t)
    text = _asked(question_words(rules, address))
    return Question(address, "veld", field.type, text, "", how, field.type.options, why=source_words(rules, kind.cite))


def part_question(rules: RuleSet, kind: RecordKind, list_address: str, name: str) -> Question:
    """A field without which there is no element: a bound of its period or its key."""
    type_ = kind.types()[name]
    own = next((f.question for f in kind.fields if f.name == name), "")
    return Question(
        f"{list_address}.{name}", "deel", type_, _asked(own or f"{plain(name)} van de {_kind_words(kind)}"), "", _type(type_),
        type_.options, optional=False, why=source_words(rules, kind.cite),
    )  # fmt: skip


def list_question(rules: RuleSet, kind: RecordKind, address: str, count: int, *, is_open: bool) -> Question:
    """Whether there is an element, or another one."""
    what, of = _kind_words(kind), _owner(address)
    known = f" (tot nu toe: {count})" if count else ""
    text = f"Nog een {what} opgeven{of}?{known}" if count else f"Is er een {what} om op te geven{of}?"
    return Question(
        address, "lijst", JA_NEE, text, f"U geeft elke {what} apart op. Met nee is de lijst af.", JA_NEE.text,
        optional=not is_open, why=source_words(rules, kind.cite),
    )  # fmt: skip


def cover_question(rules: RuleSet, kind: RecordKind, within: Period | None) -> Question:
    """Over which period a list is complete; ``within`` is the period that matters."""
    least = f" Nodig is minstens: {write_value(within, TIJDVAK)}." if within is not None else ""
    return Question(
        f"dekking.{kind.list}", "dekking", TIJDVAK, f"Over welk tijdvak hebt u alle {plain(kind.list)} opgegeven?",
        f"Wat niet in de lijst staat, is er in dat tijdvak niet.{least}", _type(TIJDVAK),
        why=source_words(rules, kind.cite),
    )  # fmt: skip


def with_need(question: Question, answer: Answer, address: str) -> Question:
    """The question with the rule that needs the answer: the innermost one that misses it, else the outcome itself."""
    for outcome in answer.outcomes.values():
        rule = needed_by(outcome.trace, address).rule
        place = _place(answer.rules, rule.cite, outcome.trace.rule.cite)
        return replace(question, needed_by=upper_first(plain(rule.name)) + (f" ({place})" if place else ""))
    return question


def needed_by(step: RuleStep, address: str) -> RuleStep:
    """The innermost rule that is unknown because something is missing."""
    for below in _rules_below(step):
        if isinstance(below.value, Unknown) and address in below.value.missing:
            return needed_by(below, address)
    return step


def _rules_below(rule: RuleStep) -> Iterator[RuleStep]:
    """The rules that a rule uses itself, in order."""
    seen: set[int] = set()
    waiting: list[Step] = [*reversed(list(rule.steps()))]
    while waiting:
        step = waiting.pop()
        if id(step) in seen:
            continue
        seen.add(id(step))
        if isinstance(step, RuleStep):
            yield step
            continue
        if isinstance(step, ItemStep) and step.where is not None:
            waiting += [*reversed(step.kids), step.where]
        else:
            waiting += reversed(step.kids)


def _place(rules: RuleSet, cite: Citation, outcome: Citation) -> str:
    """The place of a rule; without the document when that is the outcome's own."""
    return cite.text if cite.document == outcome.document and cite.text else source_words(rules, cite)


def choice_words(value: str, type_: Type) -> str:
    """A written value as it is shown to who answers: a choice in words, anything else as it is."""
    return plain(value) if type_.options else value


def _default(default: object, type_: Type) -> str:
    return choice_words(default_words(default, type_), type_)


def _type(type_: Type) -> str:
    """How an answer is written; the choices are listed apart."""
    if type_.name in HOW:
        return f"{HOW[type_.name]}{', of geen' if type_.optional else ''}"
    if not type_.options:
        return type_words(type_)
    return "kies een van deze, of geen" if type_.optional else "kies een van deze"


def _asked(text: str) -> str:
    """A text as a question."""
    return upper_first(text if "?" in text else f"{text}?")


def _kind_words(kind: RecordKind) -> str:
    return plain(kind.id)


def _owner(address: str) -> str:
    """The element that a nested list belongs to."""
    owner, dot, _ = address.rpartition("].")
    return f" bij {owner}]" if dot else ""
