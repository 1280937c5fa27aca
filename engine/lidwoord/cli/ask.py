"""Asking: the shared path of ``bereken`` and ``uitleg`` from words to an answer.

In: parsed arguments. Out: an ``Answer``, and the exit code that its outcomes call for.
"""

from __future__ import annotations

import argparse
from datetime import date

from lidwoord.calculate import Answer, calculate
from lidwoord.cli import DONE, NO, UNKNOWN
from lidwoord.cli.cases import CaseFile, read_case_file
from lidwoord.cli.progress import Progress
from lidwoord.cli.words import Asked, asked, readings
from lidwoord.diagnostics import LidwoordError, diagnostic


def put(args: argparse.Namespace, outcomes: list[str]) -> tuple[Answer, CaseFile]:
    """The answer to a question on the command line."""
    found, case = asked(args.regelset, args.regels), read_case_file(args.invoer)
    return put_to(found, case, args, outcomes), case


def put_to(found: Asked, case: CaseFile, args: argparse.Namespace, outcomes: list[str]) -> Answer:
    """The answer of a rule set to a question about a case."""
    with Progress("regels uitgerekend") as progress:
        return calculate(
            found.rules, outcomes, case.given, date=day_of(found, case), readings={**case.readings, **readings(args.lezing)},
            after_effect=args.nawerking or case.after_effect, covers=case.covers, json=case.json, watch=progress.watch,
        )  # fmt: skip


def day_of(found: Asked, case: CaseFile) -> date:
    """The peildatum: after ``@``, else the case's own."""
    day = found.date or case.date
    if day is None:
        manifest = found.rules.manifest
        example = f"{manifest.name}@{manifest.start}"  # another day may lie outside the term
        hint = f"Schrijf de datum achter de regelset, bijvoorbeeld `{example}`." if manifest.start is not None else None
        raise LidwoordError((diagnostic("LW902", None, hint=hint, naam=manifest.name),))
    return day


def exit_code(answer: Answer) -> int:
    """0 when every outcome is known or no right, 3 when one is unknown, 1 when one failed or does not apply."""
    states = {o.state for o in answer.outcomes.values()}
    if states & {"fout", "geldt_niet"}:
        return NO
    return UNKNOWN if "onbekend" in states else DONE
