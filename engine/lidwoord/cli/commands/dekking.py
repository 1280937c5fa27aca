"""``lidwoord dekking``: what every lid of a source became in the rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from textwrap import wrap

from lidwoord.audit import Coverage, Row, cover
from lidwoord.audit.coverage import BECAME
from lidwoord.cli import COMMANDS, DONE, NO
from lidwoord.cli.outlines import audited
from lidwoord.cli.show import print_json
from lidwoord.cli.words import Words
from lidwoord.diagnostics import did_you_mean

SHOWN = 20
WIDTH = 100


def words() -> Words:
    """The arguments of the command."""
    parser = Words("dekking", COMMANDS["dekking"])
    parser.add_argument("regelset", metavar="REGELSET", help="de regelset")
    parser.add_argument("--document", metavar="NAAM", help="alleen dit brondocument")
    parser.add_argument("--artikel", metavar="NUMMER", help="toont elk lid van alleen dit artikel")
    parser.add_argument("--alles", action="store_true", help="toont elk lid, met de regels en normen die het noemen")
    return parser.with_json().with_rules()


def run(argv: list[str]) -> int:
    """Count the leden of the sources by what they became; 1 when one is missing."""
    parser = words()
    args = parser.read(argv)
    found = audited(args.regelset, args.regels, args.document)
    examples = tuple(found.expectations())
    covers = [cover(outline, found.rules, examples) for outline in found.outlines]
    if args.artikel:
        covers = _of_article(parser, covers, args.artikel)
    if args.json:
        print_json({"regelset": args.regelset, "documenten": [_json(c) for c in covers]})
    else:
        for coverage in covers:
            told = _article(coverage) if args.artikel else [*_table(coverage), *_closing(coverage, args.alles)]
            print("\n".join(told))
    return NO if any(row.became == "ontbreekt" for c in covers for row in c.rows) else DONE


def _of_article(parser: Words, covers: list[Coverage], number: str) -> list[Coverage]:
    """What the coverage says of one article; wrong use when no outline has it."""
    wanted = number.removeprefix("artikel ").strip()
    found = [replace(c, rows=tuple(row for row in c.rows if row.article == wanted), strays=()) for c in covers]
    if not any(c.rows for c in found):
        near = did_you_mean(wanted, dict.fromkeys(row.article for c in covers for row in c.rows))
        parser.refuse(
            f"Artikel `{wanted}` staat niet in de opbouw.", near or "Met `--alles` ziet u elk artikel dat erin staat."
        )
    return [c for c in found if c.rows]


def _article(coverage: Coverage) -> list[str]:
    """The document, and each lid of an article with who cites it."""
    lines = [line for row in coverage.rows for line in wrap(_line(row), WIDTH, initial_indent="  ", subsequent_indent="    ")]
    return [coverage.document, *lines]


def _json(coverage: Coverage) -> dict[str, object]:
    parts = dict.fromkeys(row.part for row in coverage.rows)
    return {
        "document": coverage.document,
        "leden": [_row(row) for row in coverage.rows],
        "delen": {part: _counts(coverage.counts(part)) for part in parts},
        "totaal": _counts(coverage.counts()),
        "rekenend": {"leden": coverage.calculating, "berekend": coverage.calculating - len(coverage.uncalculated)},
        "buiten_de_opbouw": [{"naam": c.id, "bron": c.cite.text} for c in coverage.strays],
    }


def _counts(counts: Counter[str]) -> dict[str, int]:
    return {became.replace(" ", "_"): counts[became] for became in BECAME}


def _row(row: Row) -> dict[str, object]:
    place = {"artikel": row.article, "lid": row.lid, "soort": row.kind, "werd": row.became}
    return {**place, **row.ids, "voorbeelden": row.examples, **({"reden": row.reason} if row.reason else {})}


def _table(coverage: Coverage) -> list[str]:
    """The counts per part, and in total."""
    parts = [*dict.fromkeys(row.part for row in coverage.rows)]
    width = max(len(coverage.document), *map(len, parts), len("totaal"))
    head = "  ".join([f"{coverage.document:<{width}}", "leden", *BECAME])
    lines = [head]
    for name in (*parts, ""):
        counts = coverage.counts(name)
        cells = [f"{counts.total():>5}", *(f"{counts[became] or '·':>{len(became)}}" for became in BECAME)]
        lines.append("  ".join([f"{name or 'totaal':<{width}}", *cells]))
    return lines


def _closing(coverage: Coverage, everything: bool) -> list[str]:
    done = coverage.calculating - len(coverage.uncalculated)
    of_all = f"Van de {coverage.calculating} leden waaruit iets te berekenen valt"
    lines = ["", f"{of_all}, rekenen er {done}{_share(done, coverage)}."]
    missing = [row for row in coverage.rows if row.became == "ontbreekt"]
    lines += _listed("Ontbreekt:", [f"{row.place} ({row.kind})" for row in missing], everything)
    reasoned = [row for row in coverage.uncalculated if row.became != "ontbreekt"]
    lines += _listed("Rekent niet:", [f"{row.place} ({row.kind}): {row.reason or row.became}" for row in reasoned], everything)
    strays = [f"{c.id}: {c.cite.text}" for c in coverage.strays]
    lines += _listed("Noemt een lid dat niet in de opbouw staat:", strays, everything)
    if everything:
        lines += ["", *(_line(row) for row in coverage.rows)]
    return lines


def _share(done: int, coverage: Coverage) -> str:
    return f" ({done * 1000 // coverage.calculating / 10:.1f}%)".replace(".", ",") if coverage.calculating else ""


def _listed(head: str, items: list[str], everything: bool) -> list[str]:
    if not items:
        return []
    shown = items if everything else items[:SHOWN]
    rest = [f"  … en nog {len(items) - SHOWN} (met --alles staan ze er alle)"] if len(items) > len(shown) else []
    return ["", head, *(f"  {item}" for item in shown), *rest]


def _line(row: Row) -> str:
    """One lid in a line: what it became, and by which declarations."""
    by = ", ".join(key for ids in row.ids.values() for key in ids)
    checked = f"; {row.examples} voorbeeld{'en' if row.examples != 1 else ''}" if row.examples else ""
    return f"{row.place}: {row.became}" + (f" ({by}{checked})" if by else "")
