"""The interview at a terminal, or over piped lines: shows questions, reads answers, tells the outcome.

In: an interview. Out: the interview as it ended; questions and the outcome on stdout, diagnostics on stderr. Only how an
interview looks is decided here; what is asked is decided in ``interview``.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from lidwoord.calculate import Answer
from lidwoord.cli.save import save_text
from lidwoord.cli.show import complain, paint_for
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean
from lidwoord.explain import explain
from lidwoord.explain.lines import answer_lines
from lidwoord.explain.text import render
from lidwoord.forms.yaml_text import yaml_text
from lidwoord.interview import (
    Assumption,
    Interview,
    Question,
    answer,
    assumptions,
    change,
    next_question,
    outcome_of,
    skip,
)

WIDTH = 100
UNKNOWN, BACK, STOP, MORE = "weet ik niet", "terug", "stop", "?"
SHOWN = 12  # assumptions that are listed
HELP = (
    "Typ uw antwoord en druk op Enter. U kunt ook typen: `?` (meer uitleg), `weet ik niet` (deze vraag blijft open en komt "
    "niet terug), `terug` (de vorige vraag opnieuw) of `stop`. Een antwoord dat zelf zo een woord is, zet u tussen dubbele "
    "aanhalingstekens."
)
AFTER = "Klaar? Druk op Enter. Of typ `wijzig NAAM`, `bewaar BESTAND` of `terug`."


class Stopped(Exception):  # noqa: N818  # it is no error that someone stops
    """The user stops, or there are no more lines."""


class Dialogue:
    """One conversation; ``state`` is where it stands."""

    def __init__(self, state: Interview) -> None:
        self.state = state
        self.terminal = sys.stdin.isatty()
        if self.terminal:
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401  # arrow keys while typing an answer

    def run(self) -> None:
        """Ask what matters, tell the outcome, and go on for as long as the user wants to change something."""
        _say(HELP)
        try:
            while True:
                self._interview()
                self.tell()
                if not self._afterwards():
                    return
        except (Stopped, KeyboardInterrupt):
            if next_question(self.state) is not None:
                self._stopped()

    # -- questions -----------------------------------------------------------------------------------------------------
    def _interview(self) -> None:
        while (question := next_question(self.state)) is not None:
            print()
            print("\n".join(question_lines(question, self.state.number + 1)))
            self._ask(question)

    def _ask(self, question: Question) -> None:
        """Read until the question is answered, skipped or left."""
        while True:
            text = self._line()
            command = " ".join(text.lower().split())
            if command in ("", MORE):
                print("\n".join(more_lines(question)))
                continue
            if command == STOP:
                raise Stopped
            if command == BACK:
                if self.state.before is not None:
                    self.state = self.state.before
                    return
                print("  Dit is de eerste vraag.")
                continue
            quoted = len(text) > 1 and text[0] == text[-1] == '"'
            try:
                self.state = (
                    skip(self.state, question)
                    if command == UNKNOWN
                    else answer(self.state, question, text[1:-1] if quoted else text)
                )
            except LidwoordError as error:
                complain(error.diagnostics)
            else:
                return

    def _line(self) -> str:
        """A line of input, without the blanks around it."""
        sys.stdout.flush()
        try:
            if self.terminal:
                return input("> ").strip()
            line = sys.stdin.readline()
        except (EOFError, KeyboardInterrupt):
            print()
            raise Stopped from None
        if not line:
            raise Stopped
        print(f"> {line.strip()}")
        return line.strip()

    def _stopped(self) -> None:
        """What is still needed where one stopped; an explanation of what is not there yet would only be long."""
        print()
        if self.state.before is None:
            _say("U bent gestopt. Er is nog geen vraag beantwoord, dus de uitkomst is nog onbekend.")
        elif self.state.draft.date is None:
            _say("U bent gestopt. Zonder datum is er niets uit te rekenen.")
        else:
            _say("U bent gestopt.")
            print("\n" + "\n".join(answer_lines(outcome_of(self.state))))
            return
        _say(f"Wat er nodig is, ziet u met `lidwoord invoer {self.state.rules.manifest.name} {self.state.outcome}`.")

    # -- the outcome -----------------------------------------------------------------------------------------------------
    def tell(self) -> None:
        """The outcome in a line, why, and what was assumed."""
        found = outcome_of(self.state)
        if not found.outcomes:
            print(f"\n{self.state.outcome}: de lijst is leeg, er is dus geen uitkomst.")
            return
        print("\n" + "\n".join(answer_lines(found)) + "\n")
        print("\n\n".join(render(explain(found, outcome), paint=paint_for(sys.stdout)) for outcome in found.outcomes.values()))
        assumed = assumptions(found, self.state.draft)
        if assumed:
            print("\nAangenomen, want niet gevraagd (met `wijzig NAAM` past u het aan):")
            print("\n".join(assumed_lines(assumed)))

    def _afterwards(self) -> bool:
        """What the user wants next; whether the interview goes on."""
        print()
        _say(AFTER)
        while True:
            text = self._line()
            word, _, rest = text.partition(" ")
            try:
                if word.lower() in ("", STOP, "klaar"):
                    return False
                if word.lower() == BACK and self.state.before is not None:
                    self.state = self.state.before
                    return True
                if word.lower() == "wijzig" and rest:
                    self.state = change(self.state, rest.strip())
                    return True
                if word.lower() == "bewaar" and rest:
                    self.save(rest.strip())
                    continue
                hint = did_you_mean(word, ("wijzig", "bewaar", BACK, STOP)) or AFTER
                complain((diagnostic("LW901", None, hint=hint, melding=f"`{text}` kan hier niet."),))
            except LidwoordError as error:
                complain(error.diagnostics)

    def save(self, name: str) -> None:
        """Keep the case in a file; over another file only after a yes."""
        name = os.path.expanduser(name)  # noqa: PTH111  # unlike that of Path, it leaves alone what it can't expand
        exists = Path(name).is_file()
        if exists:
            print(f"`{name}` bestaat al. Vervangen? (ja/nee)")
            try:
                yes = self._line().lower() in ("ja", "j")
            except Stopped:
                yes = False
            if not yes:
                raise LidwoordError((diagnostic("LW910", None, naam=name),))
        save_text(name, yaml_text(self.state.draft.to_plain()), replace=exists)
        print(f"Bewaard in {name}.")

    def answer(self) -> Answer | None:
        """What it came to; None without a date."""
        return outcome_of(self.state) if self.state.draft.date is not None else None


def question_lines(question: Question, number: int) -> Iterator[str]:
    """A question as it stands on the screen."""
    yield from wrap(f"Vraag {number}: {question.text}", WIDTH, subsequent_indent="  ")
    yield from _indented(question.help)
    for place, choice in enumerate(question.shown, 1) if question.numbered else ():
        yield f"  {place}. {choice}"
    if question.choices and not question.numbered:
        yield from _indented(f"Keuzes: {', '.join(question.shown)}")
    yield from _indented(f"Antwoord: {question.how}")
    reason = f"nodig voor {question.needed_by}" if question.needed_by else ""
    why = "; ".join(text for text in (question.why, reason) if text)
    yield from _indented(f"Waarom: {why}" if why else "")


def more_lines(question: Question) -> Iterator[str]:
    """More explanation of a question."""
    if question.numbered:
        yield from _indented("U mag ook het nummer van uw keuze typen.")
    if question.type.name == "ja/nee":
        yield from _indented("U mag ook j of n typen.")
    if question.in_time:
        yield from _indented("Verandert dit in de tijd? Bewaar de zaak en geef daarin een reeks op, met `van` en `waarde`.")
    if question.optional:
        yield from _indented(f"Weet u het niet? Typ `{UNKNOWN}`; de vraag blijft dan open en komt niet terug.")
    else:
        yield from _indented("Deze vraag kan niet open blijven. Met `terug` gaat u een vraag terug.")
    if question.sort in ("gegeven", "veld"):
        yield from _indented(f"In een zaakbestand heet dit `{question.address}`.")
    yield from _indented(HELP)


def assumed_lines(assumed: tuple[Assumption, ...]) -> Iterator[str]:
    """Each assumption with its question."""
    for one in assumed[:SHOWN]:
        yield from wrap(f"  {one.address} = {one.value}: {one.question}", WIDTH, subsequent_indent="    ")
    if len(assumed) > SHOWN:
        yield f"  … en nog {len(assumed) - SHOWN}"


def _indented(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _say(text: str) -> None:
    print("\n".join(wrap(text, WIDTH)))
