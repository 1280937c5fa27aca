"""``lidwoord opmaak``: rule files in canonical form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lidwoord.cli import COMMANDS, DONE, NO, WRONG
from lidwoord.cli.progress import Progress
from lidwoord.cli.show import complain, print_json
from lidwoord.cli.words import Words, absent
from lidwoord.diagnostics import Diagnostic, Span, diagnostic, has_errors, render_json, sort_diagnostics
from lidwoord.documents import kind_of
from lidwoord.format import canonical, first_difference, replace_file, unified
from lidwoord.source import decode, inside, read_bytes, rule_files
from lidwoord.source.folders import SUFFIX


def words() -> Words:
    """The arguments of the command."""
    parser = Words("opmaak", COMMANDS["opmaak"])
    parser.add_argument("pad", metavar="PAD", nargs="*", type=Path, help="bestanden en mappen (standaard: de map waar u staat)")
    parser.add_argument("--controleer", action="store_true", help="verandert niets, en noemt de bestanden die afwijken")
    parser.add_argument("--toon", action="store_true", help="verandert niets, en toont wat er zou veranderen")
    return parser.with_json()


@dataclass(frozen=True, slots=True)
class _Deviation:
    """A file that is not canonical, the first line that differs, and the difference when that is asked."""

    label: str
    line: int
    diff: str


def run(argv: list[str]) -> int:
    """Rewrite the files below some paths, or say what would change."""
    args = words().read(argv)
    keep = args.controleer or args.toon
    problems: list[Diagnostic] = []
    deviating: list[_Deviation] = []
    count = 0
    with Progress("opmaak") as progress:
        for path, label in _files(args.pad or [Path()], problems):
            progress.step(label)
            count += 1
            deviation, found = _one(path, label, keep=keep, show=args.toon)
            problems += found
            deviating += [deviation] if deviation else []
    if args.controleer:
        problems += [diagnostic("LW930", Span(d.label, d.line, 1, d.line, 1)) for d in deviating]
    problems = list(sort_diagnostics(problems))
    _answer(args.json, count, deviating, problems, keep=keep)
    if has_errors(problems):
        return WRONG
    return NO if args.controleer and deviating else DONE


def _answer(json: bool, count: int, deviating: list[_Deviation], problems: list[Diagnostic], *, keep: bool) -> None:
    """Print what was done."""
    if json:
        files = [{"bestand": d.label, "regel": d.line, **({"verschil": d.diff} if d.diff else {})} for d in deviating]
        answer = {"bestanden": count, "afwijkend" if keep else "herschreven": files, "meldingen": render_json(problems)}
        print_json(answer)
        return
    if problems:
        complain(problems)
    shown = "".join(d.diff for d in deviating)
    if shown:
        print(shown, end="")
        return
    if not keep:
        for deviation in deviating:
            print(f"herschreven: {deviation.label}")
    print(f"{count} bestand(en) bekeken: {len(deviating)} {'afwijkend' if keep else 'herschreven'}.")


def _one(path: Path, label: str, *, keep: bool, show: bool) -> tuple[_Deviation | None, tuple[Diagnostic, ...]]:
    """Bring one file into canonical form, unless it should be kept; say how it deviates."""
    data, problems = read_bytes(path, label)
    if data is None:
        return None, problems
    text, problems = decode(data, label)
    if text is None:
        return None, problems
    formatted = canonical(text, label, kind_of(path.name))
    if formatted.text is None or formatted.text.encode() == data:
        return None, formatted.diagnostics
    if not keep:
        problems = replace_file(path, data, formatted.text, label)
        if problems:
            return None, problems
    before = data.decode()
    diff = unified(before, formatted.text, label) if show else ""
    return _Deviation(label, first_difference(before, formatted.text), diff), ()


def _files(paths: list[Path], problems: list[Diagnostic]) -> list[tuple[Path, str]]:
    """Return the rule files at and below some paths, each once, with the name to show; a link stands for what it leads to."""
    found: dict[Path, str] = {}
    for path in paths:
        if path.is_dir():
            files, wrong = rule_files(path)
            problems += wrong
        elif not path.exists():
            raise absent("bestand of map", str(path), path)
        elif path.suffix != SUFFIX:
            words().refuse(f"`{path}` is geen YAML-bestand.", f"De naam van een regelbestand eindigt op `{SUFFIX}`.")
        elif not inside(path.parent, path):
            problems.append(diagnostic("LW031", Span(str(path), 1, 1, 1, 1), pad=str(path)))
            continue
        else:
            files = (path,)
        for file in files:
            found.setdefault(file.resolve(), str(file))
    return list(found.items())
