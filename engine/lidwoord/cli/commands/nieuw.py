"""``lidwoord nieuw``: a small, complete rule set to start from.

What is written is data: the files in ``cli/nieuw/`` beside this package, and the schemas, for editors that know them.
"""

from __future__ import annotations

import os
import re
import shlex
from importlib.resources import files
from pathlib import Path

from lidwoord.cli import COMMANDS, DONE
from lidwoord.cli.words import Words
from lidwoord.diagnostics import LidwoordError, diagnostic
from lidwoord.documents.schemas import KINDS, schema_text
from lidwoord.source.text import reason

NAME = re.compile(r"[a-z0-9à-öø-ÿ][a-z0-9_.à-öø-ÿ-]*")
SCHEMAS = ".schemas"


def words() -> Words:
    """The arguments of the command."""
    parser = Words("nieuw", COMMANDS["nieuw"])
    parser.add_argument("map", metavar="MAP", type=Path, help="een nieuwe of lege map; haar naam wordt die van de regelset")
    parser.add_argument("--titel", metavar="TITEL", help="de titel (standaard: de naam van de map)")
    return parser


def run(argv: list[str]) -> int:
    """Write the files of a new rule set, and say what to do with them."""
    parser = words()
    args = parser.read(argv)
    folder, name = args.map, args.map.resolve().name
    if NAME.fullmatch(name) is None:
        raise LidwoordError((diagnostic("LW940", None, naam=name),))
    title = " ".join((args.titel or name.replace("-", " ").replace("_", " ").capitalize()).split())
    if not title.isprintable():
        parser.refuse("De titel bevat tekens die niet te zien zijn.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise LidwoordError((diagnostic("LW941", None, map=str(folder)),))
    written = []
    try:
        for path, text in contents(name, title).items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            written.append(target)
    except OSError as error:
        raise LidwoordError((diagnostic("LW942", None, map=str(folder), reden=reason(error)),)) from error
    print(f"De regelset `{name}` staat in {folder}:")
    for path in written:
        if path.parent.name != SCHEMAS:
            print(f"  {path}")
    print(f"  {folder / SCHEMAS}{os.sep} (schema's, voor een editor die YAML kent)")
    place, above = shlex.quote(str(folder)), shlex.quote(str(folder.parent if folder.name else folder / ".."))
    print("\nProbeer:")
    print(f"  lidwoord controleer {place}")
    print(f"  lidwoord test {place}")
    print(f"  lidwoord uitleg {name} reiskosten --regels {above} --invoer {place}/voorbeeld.zaak.yaml")
    return DONE


def contents(name: str, title: str) -> dict[str, str]:
    """The files of a new rule set, by their path in its folder."""
    quoted = '"{}"'.format(title.replace("\\", "\\\\").replace('"', '\\"'))
    filled = {"TITEL": quoted, "NAAM": name}
    texts = {
        entry.name: re.sub("TITEL|NAAM", lambda found: filled[found[0]], entry.read_text("utf-8"))
        for entry in sorted(files("lidwoord.cli").joinpath("nieuw").iterdir(), key=lambda e: e.name)
    }
    return {**texts, **{f"{SCHEMAS}/{kind}.schema.json": schema_text(kind) for kind in KINDS}}
