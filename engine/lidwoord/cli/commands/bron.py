"""``lidwoord bron``: whether every figure of the rules stands in the article that it cites."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lidwoord.audit import Finding, figures_of, trace_figures
from lidwoord.audit.provenance import ABSENT, DERIVED, FOUND, NO_TEXT
from lidwoord.audit.source_text import cut
from lidwoord.cli import COMMANDS, DONE, NO
from lidwoord.cli.outlines import audited
from lidwoord.cli.show import print_json
from lidwoord.cli.words import Words, absent
from lidwoord.diagnostics import LidwoordError
from lidwoord.source import decode, read_bytes


def words() -> Words:
    """The arguments of the command."""
    parser = Words("bron", COMMANDS["bron"])
    parser.add_argument("regelset", metavar="REGELSET", help="de regelset")
    parser.add_argument("--tekst", metavar="BESTAND", type=Path, required=True, help="de brontekst, als tekstbestand")
    parser.add_argument("--document", metavar="NAAM", help="het brondocument (standaard: het eerste met een opbouw)")
    parser.add_argument("--alles", action="store_true", help="toont ook wat gevonden is")
    return parser.with_json().with_rules()


def run(argv: list[str]) -> int:
    """Look for every figure; 1 when one is not found."""
    args = words().read(argv)
    if not args.tekst.is_file():
        raise absent("bestand", str(args.tekst), args.tekst)
    text = _text(args.tekst)
    found = audited(args.regelset, args.regels, args.document)
    outline = found.outlines[0]
    source = cut(text, outline)
    findings = list(trace_figures(figures_of(found.rules), outline, source))
    counts = Counter(finding.outcome for finding in findings)
    lost = [article.name for article in outline.articles if article.name not in source.articles]
    if args.json:
        print_json({
            "regelset": args.regelset,
            "document": outline.document,
            "totaal": {outcome.replace(" ", "_"): counts[outcome] for outcome in (FOUND, ABSENT, DERIVED, NO_TEXT)},
            "cijfers": [_json(f) for f in findings if args.alles or f.outcome != FOUND],
            "artikelen_zonder_kop": lost,
        })  # fmt: skip
    else:
        print("\n".join(_lines(findings, counts, lost, args.alles)))
    return NO if counts[ABSENT] or counts[NO_TEXT] else DONE


def _text(path: Path) -> str:
    """The text of a source: only looked at, so that odd characters of a machine-read text are no fault."""
    data, wrong = read_bytes(path, path.name)
    if data is None:
        raise LidwoordError(wrong)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LidwoordError(decode(data, path.name)[1]) from None


def _json(finding: Finding) -> dict[str, object]:
    figure = finding.figure
    place = {"bestand": figure.span.file, "regel": figure.span.line, "kolom": figure.span.column}
    return {"naam": figure.id, "cijfer": figure.shown, "bron": figure.cite.text, "uitkomst": finding.outcome, "plaats": place}


def _lines(findings: list[Finding], counts: Counter[str], lost: list[str], everything: bool) -> list[str]:
    lines = []
    for outcome in (ABSENT, NO_TEXT, DERIVED, *([FOUND] if everything else [])):
        group = [f.figure for f in findings if f.outcome == outcome]
        if group:
            lines += [f"{outcome[:1].upper()}{outcome[1:]}:"]
            lines += [f"  {f.span.file}:{f.span.line}:{f.span.column} {f.id}: {f.shown} [{f.cite.text}]" for f in group] + [""]
    if lost:
        lines += [f"Zonder kop in de tekst: {', '.join(lost)}.", ""]
    total = counts.total() - counts[DERIVED]
    derived = f"; {counts[DERIVED]} afgeleid" if counts[DERIVED] else ""
    return [*lines, f"{counts[FOUND]} van {total} cijfers staan in het artikel dat zij noemen{derived}."]
