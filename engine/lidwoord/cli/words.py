"""The words of a command: a parser that speaks Dutch, and the shared arguments.

In: the words after the command. Out: parsed arguments; wrong use as a diagnostic LW90x.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from lidwoord.cli.progress import Progress
from lidwoord.cli.show import remember_root
from lidwoord.diagnostics import LidwoordError, diagnostic, did_you_mean, has_errors, sort_diagnostics
from lidwoord.ruleset.load import MANIFEST, Library, rules_root
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.types import DATUM

TRANSLATIONS = (
    ("ignored explicit argument ", "hier hoort geen waarde achter: "),
    ("the following arguments are required: ", "er ontbreekt: "),
    ("unrecognized arguments: ", "dit hoort hier niet: "),
    ("expected one argument", "er moet één waarde achter staan"),
    ("expected at least one argument", "er moet minstens één waarde achter staan"),
    ("not allowed with argument ", "kan niet samen met "),
    ("argument ", ""),
    ("invalid int value: ", "moet een heel getal zijn, en is "),
    ("invalid choice: ", "kan niet zijn: "),
    ("choose from", "kies uit"),
    ("ambiguous option: ", "dubbelzinnige optie: "),
    ("could match", "kan betekenen"),
)

NO_CASE = "Een zaak om in te vullen maakt `lidwoord invoer … --sjabloon`. Of laat `lidwoord vraag` de vragen stellen."


class DutchHelp(argparse.HelpFormatter):
    """Help with a Dutch heading."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # argparse has no types for it
        """The usage line."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Words(argparse.ArgumentParser):
    """The parser of one command."""

    def __init__(self, command: str, about: str) -> None:
        super().__init__(
            prog=f"lidwoord {command}", description=about, add_help=False, formatter_class=DutchHelp, allow_abbrev=False
        )
        self._positionals.title, self._optionals.title = "gegevens", "opties"
        self.add_argument("-h", "--help", action="help", help="toont deze hulp")

    @property
    def options(self) -> tuple[str, ...]:
        """The options that the command has."""
        return tuple(self._option_string_actions)

    def error(self, message: str) -> NoReturn:
        """Wrong use is a diagnostic."""
        for english, dutch in TRANSLATIONS:
            message = message.replace(english, dutch)
        self.refuse(f"{message[:1].upper()}{message[1:]}.", NO_CASE if message == "er ontbreekt: --invoer" else "")

    def refuse(self, message: str, hint: str = "") -> NoReturn:
        """Wrong use, with where to find the right one."""
        advice = hint or f"Met `{self.prog} --help` ziet u hoe het wel kan."
        raise LidwoordError((diagnostic("LW901", None, hint=advice, melding=message),))

    def read(self, argv: list[str], *, series: str = "") -> argparse.Namespace:
        """The arguments; an option that does not exist is named before anything that it leaves out.

        ``series``: the argument that is a series of words, which may go on behind an option.
        """
        for word in argv:
            option = word.partition("=")[0]
            if option == "--":
                break
            if option.startswith("--") and option not in self.options:
                hint = self._with_path(argv) if option == "--regels" else did_you_mean(option, self.options)
                self.refuse(f"De optie `{option}` bestaat hier niet.", hint)
        args, rest = self.parse_known_args(argv)
        strange = [word for word in rest if not series or word.startswith("-")]
        if strange:
            self.error(f"unrecognized arguments: {' '.join(strange)}")
        if rest:
            setattr(args, series, [*getattr(args, series), *rest])
        return args

    def _with_path(self, argv: list[str]) -> str:
        """How a command that takes paths is to be written by who gave a name and ``--regels``."""
        if not any(action.dest == "pad" for action in self._actions):
            return ""
        plain = argparse.ArgumentParser(add_help=False, exit_on_error=False)
        plain.add_argument("--regels", nargs="?", default="", const="")
        found, rest = plain.parse_known_args(argv)
        name = next((word for word in rest if not word.startswith("-")), "")
        return f"Noem de map zelf: `{self.prog} {(Path(found.regels or 'MAP') / name).as_posix()}`."

    def with_rules(self) -> Words:
        """Add ``--regels``: a folder that replaces the rules that ship with lidwoord."""
        self.add_argument("--regels", metavar="MAP", type=Path, help="map met regelsets, in plaats van de meegeleverde")
        return self

    def with_case(self, *, required: bool = True) -> Words:
        """Add the case, readings and after-effect."""
        what = (
            "de zaak: een YAML- of JSON-bestand, of - voor stdin" if required else "een zaak om mee te beginnen (YAML of JSON)"
        )
        self.add_argument("--invoer", metavar="ZAAK", required=required, help=what)
        self.add_argument(
            "--lezing", metavar="REGEL=NAAM", action="append", default=[], help="kiest een andere lezing van een regel"
        )
        self.add_argument(
            "--nawerking", action="store_true", help="rekent ook met regels buiten hun looptijd, en zegt dat erbij"
        )
        return self

    def with_json(self) -> Words:
        """Add ``--json``."""
        self.add_argument("--json", action="store_true", help="geeft het antwoord als JSON")
        return self


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule set and the date after ``@``, if any."""

    rules: RuleSet
    date: date | None


def library(folder: Path | None, progress: Callable[[str], None] | None = None) -> Library:
    """The rule sets of a folder, or those that ship with lidwoord."""
    root = (folder or rules_root()).resolve()
    if not root.is_dir():
        raise absent("map", str(folder), root)
    remember_root(root)
    return Library(root, progress)


def named(name: str, folder: Path | None) -> tuple[str, Path | None]:
    """The name of a rule set and the folder that it stands in; its path may stand for both."""
    path = Path(name)
    if len(path.parts) < 2 or not (path / MANIFEST).is_file() or (folder and folder.resolve() != path.parent.resolve()):
        return name, folder
    return path.name, path.parent


def asked(text: str, folder: Path | None) -> Asked:
    """The rule set that ``NAAM[@DATUM]`` names."""
    name, at, day = text.partition("@")
    if at and not day:
        raise LidwoordError((diagnostic("LW902", None, naam=name),))
    found = read_value(day, DATUM) if at else None
    if isinstance(found, Unreadable):
        raise LidwoordError((diagnostic("LW903", None, hint=found.hint or None, tekst=day, reden=found.reason),))
    name, folder = named(name, folder)
    with Progress("regels lezen") as progress:
        shelf = library(folder, progress.step)
        rules = shelf.get(name)
    if rules is None or has_errors(shelf.found):
        raise LidwoordError(tuple(sort_diagnostics(shelf.found)))
    return Asked(rules, found if isinstance(found, date) else None)


def readings(words: list[str]) -> dict[str, str]:
    """``regel=naam`` pairs."""
    chosen: dict[str, str] = {}
    for word in words:
        rule, sign, name = word.partition("=")
        if not sign or not rule or not name:
            raise LidwoordError((diagnostic("LW905", None, tekst=word),))
        if chosen.setdefault(rule, name) != name:
            hint = f"Kies voor `{rule}` één lezing: `{chosen[rule]}` of `{name}`."
            raise LidwoordError((diagnostic("LW905", None, hint=hint, tekst=f"{chosen[rule]} en {name} tegelijk"),))
    return chosen


def absent(kind: str, name: str, path: Path) -> LidwoordError:
    """That a file or folder is not there; ``kind`` says which of the two was wanted."""
    hint = None
    if kind == "bestand" and path.is_dir():
        hint = "Dit is een map; geef het bestand zelf."
    elif kind == "map" and path.is_file():
        hint = "Dit is een bestand; geef de map waarin de regelsets staan."
    return LidwoordError((diagnostic("LW904", None, hint=hint, soort=kind, naam=name),))
