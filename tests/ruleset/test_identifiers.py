"""Identifiers of legislation."""

import pytest

from lidwoord.ruleset.identifiers import Identifier, parse_identifier


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BWBR0002638", Identifier("bwb", "BWBR0002638")),
        ("jci1.3:c:BWBR0002638", Identifier("jci", "BWBR0002638")),
        ("jci1.3:c:BWBR0002471&artikel=32ba&lid=7", Identifier("jci", "BWBR0002471", (("artikel", "32ba"), ("lid", "7")))),
        ("jci1.3:c:BWBR0005290&boek=7&artikel=629&z=2018-05-01", Identifier(
            "jci", "BWBR0005290", (("boek", "7"), ("artikel", "629"), ("z", "2018-05-01")))),
        ("eli/nl/wet/2018/249", Identifier("eli", "eli/nl/wet/2018/249")),
        ("stcrt-2025-25154", Identifier("stcrt", "stcrt-2025-25154")),
        ("stb-2015-376", Identifier("stb", "stb-2015-376")),
    ],
)  # fmt: skip
def test_known_forms(text: str, expected: Identifier) -> None:
    """Each form gives its document and the parts that it names."""
    assert parse_identifier(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "BWBR2638", "bwbr0002638", "jci1.3:c:BWBR0002638&artikelen=8", "jci1.3:c:BWBR0002638&artikel=", "jci2:c:BWBR0002638",
     "stcrt-25-25154", "cao-vvt-2018", "eli", "BWBR0002638 "],
)  # fmt: skip
def test_other_text(text: str) -> None:
    """A slip in an identifier makes it none."""
    assert parse_identifier(text) is None
