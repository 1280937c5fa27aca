"""The Markdown form of an explanation."""

from __future__ import annotations

from pathlib import Path

import pytest

from explain.scenes import SCENES, Scene
from explain.test_text import told
from lidwoord.explain.markdown import escape, render


def test_a_whole_explanation(tmp_path: Path) -> None:
    """Headings, sources, formulas as quotations, points as lists, and steps that link to each other."""
    text = render(told(Scene(HOSTILE, "totaal", {"n": 2}), tmp_path))
    assert text == EXPECTED


HOSTILE = r"""
invoer: {n: {type: getal}}
regels:
  half: {lid: "1", titel: "<b>H</b> | *half* [x](y)", samenvatting: "1. niet \n# dit", type: getal, formule: n / 2}
  totaal:
    lid: "2"
    titel: Totaal
    type: getal
    gevallen: [{lid: "3", als: n is meer dan 1, dan: half + n}]
    anders: n
"""

EXPECTED = r"""# Totaal: 3

*Het boek, artikel 1 lid 2; peildatum 1 mei 2018*

## Dit telt het zwaarst

1. 2 (67%): n
2. 1 (33%): \<b\>H\</b\> \| \*half\* \[x\](y)

## Zo komt deze uitkomst tot stand

<a id="stap-1"></a>

### 1. Totaal: 3

*Het boek, artikel 1 lid 2*

> \<b\>H\</b\> \| \*half\* \[x\](y) + n
>
> = 1 + 2

- n: 2 (gegeven)
- \<b\>H\</b\> \| \*half\* \[x\](y): 1 ([stap 2](#stap-2))

**Gevallen:**

- dit geldt: n (2) is meer dan 1 (artikel 1 lid 3)

<a id="stap-2"></a>

### 2. \<b\>H\</b\> \| \*half\* \[x\](y): 1

*artikel 1 lid 1*

1\. niet \# dit

> n : 2
>
> = 2 : 2

- n: 2 (gegeven)"""


def test_steps_that_are_left_out_have_no_link(tmp_path: Path) -> None:
    """With a depth the deeper steps are counted, and nothing links to them."""
    text = render(told(Scene(HOSTILE, "totaal", {"n": 2}), tmp_path), depth=1)
    assert text.count("### ") == 1
    assert "(stap 2)" in text
    assert "](#stap-" not in text
    assert text.endswith("… en nog 1 stap dieper; die ziet u met een hogere --diepte, of zonder --diepte.")


def test_what_is_still_needed_is_a_numbered_list(tmp_path: Path) -> None:
    """The questions come in the order in which to ask them."""
    text = render(told(SCENES["onbekend"], tmp_path))
    assert "## Om dit uit te rekenen is nog nodig\n\n1. " in text


@pytest.mark.parametrize("name", SCENES)
def test_every_kind_of_explanation(name: str, tmp_path: Path) -> None:
    """No line is markup by accident: headings, quotations and points only where the form puts them."""
    text = render(told(SCENES[name], tmp_path))
    for block in text.split("\n\n"):
        assert block == block.strip()
        assert block.startswith(("# ", "## ", "### ", "*", "**", "> ", "- ", "1. ", '<a id="')) or "\n" not in block


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# kop", r"\# kop"),
        ("- punt", r"\- punt"),
        ("-5", "-5"),
        ("12) iets", r"12\) iets"),
        ("3,5 uur", "3,5 uur"),
        ("a_b `c` \\", r"a\_b \`c\` \\"),
        ("twee\n\nregels", "twee regels"),
        ("&lt;", r"\&lt;"),
    ],
)
def test_escape(text: str, expected: str) -> None:
    """What could be markup is not."""
    assert escape(text) == expected
