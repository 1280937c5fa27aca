"""The command line: a thin adapter over the engine.

In: the words of a command. Out: results on stdout, diagnostics on stderr, and the exit code: 0 done (also geen_recht),
1 the answer is "no" (fout, geldt_niet, a failed example), 2 wrong use or invalid input or rules, 3 an outcome is
unknown.
"""

from __future__ import annotations

import sys
from importlib import import_module

COMMANDS = {
    "voorbeeld": "laat op een echt geval zien wat lidwoord doet",
    "regelsets": "toont de regelsets, hun looptijd, status en omvang",
    "invoer": "toont wat bekend moet zijn om uitkomsten te berekenen",
    "bereken": "berekent uitkomsten van een zaak",
    "uitleg": "legt een uitkomst stap voor stap uit",
    "vraag": "vraagt alleen wat er voor een uitkomst toe doet, en legt haar dan uit",
    "normen": "zoekt in wat mag, moet en niet mag, en in procedures",
    "vergelijk": "vergelijkt twee regelsets, of één regelset op twee dagen",
    "controleer": "controleert regelbestanden en wijst aan wat er niet klopt",
    "test": "rekent de voorbeelden bij de regels na",
    "dekking": "toont wat elk lid van de brontekst in de regels geworden is",
    "bron": "zoekt elk cijfer van de regels op in een tekst van de bron",
    "wat-als": "toont welke gegevens een uitkomst veranderen, en waar zij omslaat",
    "graaf": "tekent waarvan uitkomsten afhangen, of feiten en hun verbanden",
    "opmaak": "zet regelbestanden in hun vaste opmaak",
    "nieuw": "maakt een kleine regelset om mee te beginnen",
}
DONE, NO, WRONG, UNKNOWN = 0, 1, 2, 3


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview())
        return DONE if words else WRONG
    if words[0] == "--version":
        import lidwoord

        print(f"lidwoord {lidwoord.__version__}")
        return DONE
    from lidwoord.cli.own_rules import with_forgotten
    from lidwoord.cli.show import complain, print_json
    from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean, render_json

    if words[0] not in COMMANDS:
        hint = did_you_mean(words[0], COMMANDS) or None
        complain((diagnostic("LW901", None, hint=hint, melding=f"`{words[0]}` is geen opdracht."),))
        return WRONG
    command = import_module(f"lidwoord.cli.commands.{words[0].replace('-', '_')}")
    try:
        return int(command.run(words[1:]))
    except LidwoordError as error:
        options = command.words().options
        found = error.diagnostics
        if "--regels" in options:
            from lidwoord.cli.old_names import with_successors  # only here: it loads what compares

            found = with_successors(with_forgotten(found, words[1:]), words[1:])
        complain(found)
        if {"--json", "json"} & {*words} and "--json" in options:
            print_json({"meldingen": render_json(found)})
        return WRONG
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


def overview() -> str:
    """The commands in one screen."""
    width = max(map(len, COMMANDS))
    lines = ["lidwoord: rekent cao's en regelingen uit, en legt uit waarom.", "", "gebruik: lidwoord OPDRACHT …", ""]
    lines += [f"  {name:<{width}}  {what}" for name, what in COMMANDS.items()]
    lines += ["", f"{'Begin met:':<24}lidwoord voorbeeld", "Meer over een opdracht: lidwoord OPDRACHT --help"]
    return "\n".join(lines)
