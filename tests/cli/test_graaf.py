"""``lidwoord graaf``: the forms, what is shown, files, wrong use, and the same answer whatever the hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET  # the SVG is our own

import pytest

from building import write_rules
from graph.scenes import faults
from lidwoord.cli import DONE, NO, UNKNOWN, WRONG, main
from lidwoord.cli.commands import graaf

RULES = """
invoer: {uren: {type: uur, vraag: "Hoeveel uur?"}, vast: {type: ja/nee}}
waarden: {tarief: {type: €/uur, lezingen: {laag: {gekozen: ja, reden: Zo., waarde: € 10/uur}, hoog: {waarde: € 12/uur}}}}
regels:
  loon: {lid: "1", titel: Loon, type: €, formule: uren * tarief}
  oud: {lid: "2", type: €, geldt: {tot_en_met: 2017-12-31}, formule: loon}
  bonus: {lid: "3", type: €, formule: als vast dan loon anders € 1}
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words before the outcome, in a folder with rules and cases."""
    write_rules(tmp_path, RULES)
    (tmp_path / "zaak.yaml").write_text('schema: "1"\npeildatum: 2018-05-01\ninvoer: {uren: 3, vast: nee}\n', "utf-8")
    (tmp_path / "leeg.yaml").write_text('schema: "1"\npeildatum: 2018-05-01\ninvoer: {}\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return ["graaf", "--regels", ".", "proef"]


def out(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed."""
    return capsys.readouterr().out


def test_svg_is_the_form_without_more(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A drawing on stdout, with types."""
    assert main([*words, "loon"]) == DONE
    svg = out(capsys)
    assert svg.startswith("<svg ")
    assert faults(svg) == []
    assert "€/uur" in svg


def test_a_case_gives_values_and_the_exit_code(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """0 when known, 1 when it does not apply, 3 when unknown; readings and after-effect as with ``bereken``."""
    case = ["--invoer", "zaak.yaml"]
    assert main([*words, "loon", *case]) == DONE
    assert "= € 30,00" in out(capsys)
    assert main([*words, "loon", *case, "--lezing", "tarief=hoog"]) == DONE
    assert "lezing: hoog" in out(capsys)
    assert main([*words, "oud", *case]) == NO
    assert main([*words, "oud", *case, "--nawerking"]) == DONE
    assert main([*words, "loon", "--invoer", "leeg.yaml"]) == UNKNOWN
    assert "? onbekend" in out(capsys)


def test_a_date_without_a_case(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The drawing says of which date it is, when one was given."""
    assert main([*words[:-1], "proef@2018-05-01", "loon", "--vorm", "json"]) == DONE
    assert json.loads(out(capsys))["peildatum"] == "2018-05-01"


@pytest.mark.parametrize(
    ("form", "start"), [("dot", "digraph lidwoord {"), ("mermaid", "flowchart LR"), ("json", '{\n  "regelset"')]
)
def test_other_forms(words: list[str], form: str, start: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each form begins as it must."""
    assert main([*words, "loon", "--vorm", form]) == DONE
    assert out(capsys).startswith(start)


def test_json_is_a_form_too(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """``--json`` is ``--vorm json``; several outcomes share one graph."""
    assert main([*words, "loon", "bonus", "--json"]) == DONE
    data = json.loads(out(capsys))
    assert data["uitkomsten"] == ["loon", "bonus"]
    assert [n["id"] for n in data["onderdelen"]] == ["loon", "bonus", "uren", "vast", "tarief"]


def test_more_or_less(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Depth, opening and everything."""
    ask = [*words, "bonus", "--vorm", "json"]

    def shown(*options: str) -> list[str]:
        assert main([*ask, *options]) == DONE
        return [n["id"] for n in json.loads(out(capsys))["onderdelen"]]

    assert shown("--diepte", "1") == ["bonus", "vast", "loon"]
    assert shown("--diepte", "1", "--open", "loon") == ["bonus", "uren", "vast", "tarief", "loon"]
    assert shown("--alles") == ["bonus", "uren", "vast", "tarief", "loon"]


def test_writing_a_file(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new file is written, an existing one only when that is asked; nothing is left beside it."""
    assert main([*words, "bonus", "--diepte", "1", "--uit", "g.svg"]) == DONE
    assert out(capsys) == "g.svg: 3 van 5 onderdelen.\n"
    first = (tmp_path / "g.svg").read_text("utf-8")
    ET.fromstring(first)  # noqa: S314
    assert main([*words, "loon", "--uit", "g.svg"]) == WRONG
    assert capsys.readouterr().err == (
        "fout LW910: `g.svg` bestaat al en is niet vervangen.\n  hint: Kies een andere naam, of geef `--overschrijf`.\n"
    )
    assert (tmp_path / "g.svg").read_text("utf-8") == first
    assert main([*words, "loon", "--uit", "g.svg", "--overschrijf"]) == DONE
    assert (tmp_path / "g.svg").read_text("utf-8") != first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["g.svg", "leeg.yaml", "proef", "zaak.yaml"]


def test_where_nothing_can_be_written(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that does not exist, and a name that can't be written."""
    assert main([*words, "loon", "--uit", "weg/g.svg"]) == WRONG
    assert "LW911: `weg/g.svg` is niet te bewaren: de map bestaat niet." in capsys.readouterr().err
    assert main([*words, "loon", "--uit", "proef", "--overschrijf"]) == WRONG
    assert "LW911: `proef` is niet te bewaren: het is een map." in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["leeg.yaml", "proef", "zaak.yaml"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["lon"], "LW520: `lon` is geen uitkomst van deze regelset.\n  hint: Bedoelde u `loon`?"),
        (["loon[1]"], "LW521: `loon[1]` is geen adres van een uitkomst."),
        (["lon", "--invoer", "zaak.yaml"], "LW520: `lon` is geen uitkomst van deze regelset.\n  hint: Bedoelde u `loon`?"),
        (["loon", "--diepte", "0"], "LW901: `--diepte 0` kan niet.\n  hint: Geef een aantal stappen vanaf 1, bijvoorbeeld `--diepte 3`."),
        (["loon", "--diepte", "-1"], "LW901: `--diepte -1` kan niet."),
        (["loon", "--diepte", "drie"], "LW901: `--diepte drie` kan niet."),
        (["loon", "--diepte", ""], "LW901: `--diepte ` kan niet."),
        (["loon", "--diepte", "1", "--alles"], "LW901: --alles: kan niet samen met --diepte."),
        (["loon", "--open", "tareif"], "LW920: `tareif` komt in deze graaf niet voor.\n  hint: Bedoelde u `tarief`?"),
        (["loon", "--open", "xx", "yy"], "LW920: `yy` komt in deze graaf niet voor.\n  hint: Met `--vorm json --alles` ziet u"),
        (["loon", "--lezing", "tarief=hoog"], "LW901: `--lezing` en `--nawerking` horen bij een zaak."),
        (["loon", "--vorm", "png"], "LW901: --vorm: kan niet zijn: 'png'"),
        (["loon", "--overschrijf"], "LW901: `--overschrijf` hoort bij `--uit`."),
    ],
)  # fmt: skip
def test_wrong_use(words: list[str], options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One clear message, exit code 2, and nothing on stdout."""
    assert main([*words, *options]) == WRONG
    heard = capsys.readouterr()
    assert said in heard.err
    assert heard.out == ""


def test_large_depths_are_just_everything(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """No number of steps is too large to ask."""
    assert main([*words, "bonus", "--vorm", "json", "--diepte", "9" * 5000]) == DONE
    assert len(json.loads(out(capsys))["onderdelen"]) == 5


def test_a_drawing_that_gets_too_large(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Refused as a drawing; the other forms have no layout and still go."""
    monkeypatch.setattr(graaf, "MOST_SLOTS", 3)
    assert main([*words, "bonus", "--alles"]) == WRONG
    assert "LW901: Een tekening van 5 onderdelen wordt te groot." in capsys.readouterr().err
    assert main([*words, "bonus", "--alles", "--vorm", "dot"]) == DONE


@pytest.mark.parametrize("form", ["svg", "json"])
def test_the_same_whatever_the_hash_seed(form: str) -> None:
    """A large graph of the shipped rules, drawn in two processes."""
    ask = [sys.executable, "-m", "lidwoord", "graaf", "cao-2018@2018-05-06", "ort_toeslag", "--vorm", form]
    ask += ["--invoer", str(ROOT / "rules/cao-2018/voorbeeld.zaak.yaml"), "--alles"]
    made = [
        subprocess.run(ask, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
    assert len(made[0]) > 10_000


@pytest.mark.parametrize("options", [[], ["--alles"], ["--diepte", "2"], ["--open", "deeltijdfactor"]])
def test_geometry_of_the_shipped_rules(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The drawings that people make have no fault, and without more they fit a page."""
    case = ["--invoer", str(ROOT / "rules/cao-2018/voorbeeld.zaak.yaml")]
    for outcome in ("ort_toeslag", "vakantie_uren_per_jaar", "vakantiebijslag"):
        main(["graaf", "cao-2018@2018-05-06", outcome, *case, *options])
        svg = out(capsys)
        assert faults(svg) == []
        root = ET.fromstring(svg)  # noqa: S314
        if not options:
            assert float(root.get("width", "")) <= 1122.5
            assert float(root.get("height", "")) <= 793.7


@pytest.mark.parametrize(
    ("name", "code"), [("g.png", WRONG), ("g.json", WRONG), ("g.svg", DONE), ("g", DONE), ("g.tekening", DONE)]
)
def test_a_name_that_promises_another_form(name: str, code: int, words: list[str], tmp_path: Path) -> None:
    """An SVG does not go into a file that is called PNG."""
    assert main([*words, "loon", "--uit", name]) == code
    assert (tmp_path / name).exists() is (code == DONE)
