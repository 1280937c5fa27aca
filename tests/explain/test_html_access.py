"""Whether everyone can use the page: axe-core in a browser, in light and dark; and the contrast of every pair of colours.

axe-core comes with the package axe-core-python, and runs in the Chromium of the machine. The page itself runs no script; it is a
copy of it, with the script in it, that is examined, with every fold open. Without a browser that test is skipped: the structure
(``test_html.check``) and the contrast are tested everywhere.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from docs.blocks import DOCS

BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
PAGES = sorted((DOCS / "voorbeelden").glob("*.html"))
STYLE = files("lidwoord.explain").joinpath("html.css").read_text("utf-8")
DARK = "@media (prefers-color-scheme: dark)"
RUN = """
axe.run(document).then(found => {
  const told = {versie: axe.version, regels: found.passes.length,
    fouten: found.violations.map(v => [v.id, v.nodes[0].html, v.nodes[0].failureSummary])};
  const place = document.createElement("pre");
  place.id = "gevonden";
  place.textContent = JSON.stringify(told);
  document.body.replaceChildren(place);
});
"""


def examined(page: str, folder: Path) -> dict[str, object]:
    """What axe finds in a page, with every fold open."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("<details", "<details open")
    copy = folder / "bladzijde.html"
    copy.write_text(page.replace("</body>", f"<script>{axe}</script><script>{RUN}</script></body>"), "utf-8")
    assert BROWSER is not None
    words = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profiel'}"]
    words += ["--virtual-time-budget=30000", "--dump-dom", copy.as_uri()]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=180)
    found = re.search(r'<pre id="gevonden">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr
    told: dict[str, object] = json.loads(html.unescape(found[1]))
    return told


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here, and no Python package brings one; the tests below need none")
@pytest.mark.parametrize("mode", ["licht", "donker"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_axe_finds_nothing(page: Path, mode: str, tmp_path: Path) -> None:
    """No violation of any rule that axe knows, and it did examine the page."""
    text = page.read_text("utf-8")
    found = examined(text.replace(DARK, "@media all") if mode == "donker" else text, tmp_path)
    assert found["fouten"] == []
    assert isinstance(found["regels"], int)
    assert found["regels"] > 25


def palette(part: str) -> dict[str, str]:
    """The colours in the first block of a part of the style."""
    return dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{6})", part.partition("}")[0]))


PALETTES = {
    "licht": palette(STYLE),
    "donker": palette(STYLE.partition(DARK)[2]),
    "druk": palette(STYLE.partition("@media print")[2]),
}
HUES = [f"k{n}" for n in range(8)]
TEXT = [
    *((ink, ground) for ink in ("inkt", "zacht", "schakel") for ground in ("papier", "vlak")),
    ("inkt", "antwoord"),
    ("accent", "antwoord"),
    *(("inkt", hue) for hue in HUES),
]
SHAPES = [("lijn", "papier"), ("accent", "papier"), ("schakel", "papier")]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG 2.2 defines it: (L1 + 0.05) / (L2 + 0.05)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of an sRGB colour, as WCAG 2.2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_of_known_pairs() -> None:
    """Black on white is 21, and the lightest grey that may hold text on white is #767676."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", PALETTES)
def test_contrast(mode: str) -> None:
    """Text has at least 4.5 : 1 with what it stands on, and lines of the picture 3 : 1, in light, dark and print."""
    colours = PALETTES[mode]
    for hue in HUES:
        assert hue in PALETTES["licht"]
        colours.setdefault(hue, PALETTES["licht"][hue])
    low = {pair: contrast(*(colours[name] for name in pair)) for pair in TEXT}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}
    assert [pair for pair in SHAPES if contrast(*(colours[name] for name in pair)) < 3] == []


def test_every_colour_of_the_style_is_in_the_palette() -> None:
    """No rule has a colour of its own, so that the pairs above are all."""
    assert (
        re.findall(r"(?<!-)\b(?:color|background|fill|stroke|border[a-z-]*): (?!var|0|[0-9.]+(?:rem|px)|\d)[^;]*#[^;]*;", STYLE)
        == []
    )
    used = set(re.findall(r"var\(--([a-z0-9]+)\)", STYLE))
    assert used == set(PALETTES["licht"])


def test_folds_are_open_in_print() -> None:
    """The style opens folds on paper, and leaves out what only a screen needs."""
    printed = STYLE.partition("@media print")[2]
    assert "details::details-content { content-visibility: visible; block-size: auto; }" in printed
    assert ".overslaan, nav, summary { display: none; }" in printed
