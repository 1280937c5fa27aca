"""``lidwoord vraag``: an interview that asks only what matters for one outcome, and then explains it."""

from __future__ import annotations

from lidwoord.calculate.case import read_case
from lidwoord.cli import COMMANDS, UNKNOWN, WRONG
from lidwoord.cli.ask import exit_code
from lidwoord.cli.cases import read_case_file
from lidwoord.cli.dialogue import Dialogue
from lidwoord.cli.show import complain
from lidwoord.cli.words import Asked, Words, asked, readings
from lidwoord.diagnostics import LidwoordError
from lidwoord.interview import Draft, from_file, start

ABOUT = (
    "Deze opdracht is een gesprek en kent daarom geen --json; bewaar de zaak en reken haar uit met `lidwoord bereken … --json`."
)


def words() -> Words:
    """The arguments of the command."""
    parser = Words("vraag", f"{COMMANDS['vraag']}. {ABOUT}")
    parser.add_argument("regelset", metavar="REGELSET[@DATUM]", help="naam van een regelset, met de peildatum achter @")
    parser.add_argument("uitkomst", metavar="UITKOMST", help="naam van een uitkomst, of naam[sleutel]")
    parser.add_argument("--bewaar", metavar="BESTAND", help="bewaart de antwoorden als zaak (YAML), voor `lidwoord bereken`")
    return parser.with_case(required=False).with_rules()


def run(argv: list[str]) -> int:
    """Ask, tell the outcome, and keep the case."""
    parser = words()
    args = parser.read(argv)
    if args.invoer == "-":
        parser.refuse("Van stdin komen hier de antwoorden; geef de zaak als bestand.")
    found = asked(args.regelset, args.regels)
    draft = draft_of(found, args.invoer, readings(args.lezing), after_effect=args.nawerking)
    dialogue = Dialogue(start(found.rules, args.uitkomst, draft))
    try:
        dialogue.run()
        answer = dialogue.answer()
        code = exit_code(answer) if answer is not None else UNKNOWN
    except LidwoordError as error:  # the answers given until then are still worth keeping
        complain(error.diagnostics)
        code = WRONG
    if args.bewaar:
        dialogue.save(args.bewaar)
    return code


def draft_of(found: Asked, name: str | None, chosen: dict[str, str], *, after_effect: bool) -> Draft:
    """The case to begin with: that of a file, or an empty one."""
    if name is None:
        return Draft(found.date, readings=chosen, after_effect=after_effect)
    case = read_case_file(name)
    _, wrong = read_case(found.rules, case.given, case.covers, json=case.json)
    if wrong:
        raise LidwoordError(wrong)
    given, covers = from_file(found.rules, case.given, case.covers, json=case.json)
    return Draft(
        found.date or case.date, given, covers, {**case.readings, **chosen},
        after_effect or case.after_effect,
    )  # fmt: skip
