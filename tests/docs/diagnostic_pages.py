"""The pages of diagnostics: ``docs/diagnostiek/LWnnn.md``, and the index beside them.

In: the catalogue and the text that people write. Out: pages with the message as lidwoord gives it now. Run as a program it
brings every message block and the index up to date (``python tests/docs/diagnostic_pages.py``); read the difference before you
keep it.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docs.blocks import DOCS, blocks, section
from docs.scene import Said, Scene
from lidwoord.diagnostics import codes

FOLDER = DOCS / "diagnostiek"
MANY = 5  # diagnostics that a page shows in full
INDEX = FOLDER / "README.md"
GROUPS = (
    ("LW0", "Bestanden en YAML", "Het bestand zelf is niet te lezen, of het is geen eenvoudige YAML."),
    ("LW1", "De vorm van een document", "De sleutels en waarden passen niet bij het schema van het document."),
    ("LW2", "Formules", "Een formule is niet te lezen, of rekent met soorten die niet samengaan."),
    ("LW3", "De regelset", "Namen, tabellen, reeksen, lijsten, afwijkingen: wat de documenten samen zeggen, klopt niet."),
    ("LW4", "De berekening", "Een uitkomst heeft de toestand *fout*."),
    ("LW5", "De zaak en de vraag", "Wat is gegeven of gevraagd, past niet bij de regelset."),
    ("LW6", "De voorbeelden", "Een voorbeeld bij de regels komt anders uit."),
    ("LW9", "De opdracht", "De opdracht zelf is niet goed geschreven."),
)


def page(code: str) -> Path:
    """The page of a code."""
    return FOLDER / f"{code}.md"


def heading(code: str) -> str:
    """The first lines of a page."""
    entry = codes()[code]
    group = next(title for prefix, title, _ in GROUPS if code.startswith(prefix))
    return f"# {code}: {entry['titel']}\n\n*{entry['ernst']} · {group[0].lower() + group[1:]}*\n"


def said(markdown: str, heading_: str) -> Said:
    """What lidwoord says about the example under a heading."""
    with tempfile.TemporaryDirectory(prefix="lw") as folder:  # a short name: a message shows no more than 80 characters of it
        scene = Scene(Path(folder))
        if heading_ == "Goed":  # it shows only what changes: the command and the other files are those of the wrong example
            scene.build(b for b in blocks(section(markdown, "Fout")) if b.language != "opzet")
        scene.build(blocks(section(markdown, heading_)))
        return scene.run()


def shown(code: str, text: str) -> str:
    """What a page shows of it: everything, or of more than five diagnostics only those with the page's code."""
    each = re.split(r"\n(?! )", text)
    own = [one for one in each if f" {code}: " in f" {one}"]
    return text if len(each) <= MANY else "\n".join(["…", *own])


def message(markdown: str) -> str:
    """The message that the page shows."""
    return blocks(section(markdown, "Melding"))[0].text.strip("\n")


def renewed(code: str, markdown: str) -> str:
    """The page with its heading and message as they are now."""
    start = markdown.index("\n\n", markdown.index("\n\n") + 2)
    now = shown(code, said(markdown, "Fout").text)
    before, _, rest = (heading(code).rstrip("\n") + markdown[start:]).partition("\n## Melding\n")
    after = rest.partition("\n## ")[2]
    return f"{before}\n## Melding\n\n```text\n{now}\n```\n\n## {after}"


def index() -> str:
    """The index: every code with its title, in groups."""
    lines = [
        "# Alle meldingen",
        "",
        "Elke melding heeft een code. Op de pagina van een code staat wat er mis is, waarom dat een fout is, een voorbeeld dat",
        "de melding geeft, en hetzelfde voorbeeld zoals het wel goed is. Die voorbeelden draaien bij elke test mee.",
    ]
    for prefix, title, about in GROUPS:
        lines += ["", f"## {prefix}xx: {title}", "", about, "", "| code | titel |", "|---|---|"]
        here = [code for code in sorted(codes()) if code.startswith(prefix)]
        lines += [f"| [{code}]({code}.md) | {codes()[code]['titel']} |" for code in here]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for known in sorted(codes()):
        if page(known).is_file():
            page(known).write_text(renewed(known, page(known).read_text("utf-8")), "utf-8")
    INDEX.write_text(index(), "utf-8")
