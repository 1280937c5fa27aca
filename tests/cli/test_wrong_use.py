"""Wrong use of the command line: one clear Dutch message with its code and a hint, exit code 2, never a traceback."""

# rules and messages read best on one line

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from building import write_rules
from lidwoord.cli import WRONG, main

RULES = """
soorten:
  week: {lijst: weken, sleutel: nummer, velden: {nummer: aantal, uren: uur}}
invoer: {uren: {type: uur, minimum: 0 uur}}
regels:
  loon: {lid: "1", type: €, lezingen: {streng: {gekozen: ja, reden: Zo., formule: uren * € 10/uur}, ruim: {formule: uren * € 11/uur}}}
  vast: {lid: "2", type: €, formule: € 1}
  weekloon: {lid: "3", per: week, type: €, formule: uren van week * € 10/uur}
"""
TERM = (
    'schema: "1"\nregelset: looptijd\ntitel: Proef\nlooptijd: 2019-04-01 t/m 2019-12-31\nbronnen: {boek: {titel: Het boek}}\n'
)
FILES = {
    "goed.yaml": 'schema: "1"\npeildatum: 2018-05-01\ninvoer: {uren: 3 uur, weken: [{nummer: 1, uren: 4}]}\n',
    "zonder.yaml": 'schema: "1"\ninvoer: {}\n',
    "tab.yaml": 'schema: "1"\ninvoer:\n\turen: 3\n',
    "dubbel.json": '{"schema": "1", "invoer": {"uren": 3, "uren": 4}}',
    "kapot.json": '{"schema": "1", "invoer": {"uren": 3',
    "geenschema.yaml": "invoer: {uren: 3}\n",
    "datum.yaml": 'schema: "1"\npeildatum: 1 mei 2018\ninvoer: {}\n',
    "onbekend.yaml": 'schema: "1"\ninvoer: {urn: 3}\n',
    "negatief.yaml": 'schema: "1"\ninvoer: {uren: -3}\n',
    "lezing.yaml": 'schema: "1"\nlezingen: {loon: wild}\ninvoer: {}\n',
}
ASK = ["bereken", "proef@2018-05-01", "loon", "--invoer"]
NOT_THERE = "hint: Controleer de naam; er is gezocht vanaf de map waarin u nu werkt."
HELP = "hint: Met `lidwoord bereken --help` ziet u hoe het wel kan."
CASES = {
    "geen bestand": ([*ASK, "weg.yaml"], "fout LW904: Er is geen bestand `weg.yaml`.", NOT_THERE),
    "een map als zaak": ([*ASK, "proef"], "fout LW904: Er is geen bestand `proef`.", "hint: Dit is een map; geef het bestand zelf."),
    "een lege naam": ([*ASK, ""], "fout LW904: Er is geen bestand ``.", "hint: Dit is een map; geef het bestand zelf."),
    "een bestand als map": (
        [*ASK, "goed.yaml", "--regels", "goed.yaml"],
        "fout LW904: Er is geen map `goed.yaml`.",
        "hint: Dit is een bestand; geef de map waarin de regelsets staan.",
    ),
    "maand 13": (
        ["bereken", "proef@2018-13-01", "loon", "--invoer", "goed.yaml"],
        "fout LW903: `2018-13-01` is geen datum om mee te rekenen: maand 13 bestaat niet.",
        "hint: Schrijf jaar-maand-dag, bijvoorbeeld 2018-05-01.",
    ),
    "morgen": (
        ["bereken", "proef@morgen", "loon", "--invoer", "goed.yaml"],
        "fout LW903: `morgen` is geen datum om mee te rekenen: een datum is geschreven als jaar-maand-dag.",
        "hint: bijvoorbeeld 2018-05-01",
    ),
    "niets achter @": (
        ["bereken", "proef@", "loon", "--invoer", "goed.yaml"],
        "fout LW902: Er is geen peildatum gegeven.",
        "hint: Schrijf de datum achter de regelset, bijvoorbeeld `proef@2018-05-01`.",
    ),
    "zonder peildatum": (
        ["bereken", "proef", "loon", "--invoer", "zonder.yaml"],
        "fout LW902: Er is geen peildatum gegeven.",
        "hint: Schrijf de datum achter de regelset, bijvoorbeeld `proef@2018-05-01`.",
    ),
    "zonder peildatum in een cao met een looptijd": (
        ["bereken", "looptijd", "loon", "--invoer", "zonder.yaml"],
        "fout LW902: Er is geen peildatum gegeven.",
        "hint: Schrijf de datum achter de regelset, bijvoorbeeld `looptijd@2019-04-01`.",
    ),
    "regelset verkeerd gespeld": (
        ["bereken", "prof@2018-05-01", "loon", "--invoer", "goed.yaml"],
        "fout LW300: Er is geen regelset `prof`.",
        "hint: Bedoelde u `proef`?",
    ),
    "uitkomst verkeerd gespeld": (
        ["bereken", "proef@2018-05-01", "looon", "--invoer", "goed.yaml"],
        "fout LW520: `looon` is geen uitkomst van deze regelset.",
        "hint: Bedoelde u `loon`?",
    ),
    "heel andere uitkomst": (
        ["bereken", "proef@2018-05-01", "iets_heel_anders", "--invoer", "goed.yaml"],
        "fout LW520: `iets_heel_anders` is geen uitkomst van deze regelset.",
        "hint: Met `lidwoord regelsets NAAM` ziet u de uitkomsten van een regelset.",
    ),
    "onbekend element": (
        ["bereken", "proef@2018-05-01", "weekloon[7]", "--invoer", "goed.yaml"],
        "fout LW512: `weekloon` heeft geen element `7`.",
        "hint: Vraag `weekloon` zonder sleutel; dan ziet u alle elementen met hun sleutel.",
    ),
    "sleutel waar geen sleutel hoort": (
        ["bereken", "proef@2018-05-01", "loon[7]", "--invoer", "goed.yaml"],
        "fout LW521: `loon[7]` is geen adres van een uitkomst.",
        "hint: Schrijf `uitkomst` of `uitkomst[sleutel]`.",
    ),
    "onbekende lezing": (
        [*ASK, "goed.yaml", "--lezing", "loon=wild"],
        "fout LW523: `wild` is geen lezing van `loon`. Er is: streng, ruim.",
        "",
    ),
    "lezing van iets zonder lezingen": (
        [*ASK, "goed.yaml", "--lezing", "vast=wild"],
        "fout LW522: `vast` heeft geen lezingen om uit te kiezen.",
        "hint: Met `lidwoord uitleg` ziet u van welke regels de tekst op meer manieren te lezen is.",
    ),
    "lezing zonder =": (
        [*ASK, "goed.yaml", "--lezing", "x"],
        "fout LW905: `x` is geen lezing.",
        "hint: Schrijf `regel=naam`. Met `lidwoord uitleg` ziet u van welke regels de tekst op meer manieren te lezen is, en hoe die lezingen heten.",
    ),
    "twee lezingen van een regel": (
        [*ASK, "goed.yaml", "--lezing", "loon=ruim", "--lezing", "loon=streng"],
        "fout LW905: `ruim en streng tegelijk` is geen lezing.",
        "hint: Kies voor `loon` één lezing: `ruim` of `streng`.",
    ),
    "lezing in de zaak": (
        [*ASK, "lezing.yaml"],
        "fout LW523: `wild` is geen lezing van `loon`. Er is: streng, ruim.",
        "",
    ),
    "tab": ([*ASK, "tab.yaml"], "tab.yaml:3:1 fout LW006: Deze regel springt in met een tab.", "hint: Spring in met spaties: twee per niveau."),
    "dubbele sleutel": (
        [*ASK, "dubbel.json"],
        "dubbel.json:1:39 fout LW016: De sleutel `uren` staat hier voor de tweede keer.",
        "hint: Verwijder er een, of geef een van beide een andere naam.",
    ),
    "JSON houdt op": (
        [*ASK, "kapot.json"],
        "kapot.json:1:37 fout LW037: Vanaf hier is dit geen geldige JSON.",
        "hint: Let op komma's, aanhalingstekens en haakjes; een getal heeft een decimale punt.",
    ),
    "zonder schema": (
        [*ASK, "geenschema.yaml"],
        "geenschema.yaml:1:1 fout LW111: Dit document zegt niet bij welke versie van het schema het hoort.",
        'hint: Zet bovenaan: `schema: "1"`.',
    ),
    "peildatum in woorden": (
        [*ASK, "datum.yaml"],
        "datum.yaml:2:12 fout LW304: `1 mei 2018` is geen datum: een datum is geschreven als jaar-maand-dag.",
        "hint: schrijf 2018-05-01 voor dag 1 van maand 5",
    ),
    "onbekend gegeven": (
        [*ASK, "onbekend.yaml"],
        "onbekend.yaml:2:10 fout LW501: `urn` is geen gegeven dat deze regelset kent.",
        "hint: Bedoelde u `uren`?",
    ),
    "buiten de grenzen": (
        [*ASK, "negatief.yaml"],
        "negatief.yaml:2:16 fout LW503: `uren` is -3 uur, maar moet minstens 0 uur zijn.",
        "",
    ),
    "zonder uitkomst": (["bereken", "proef@2018-05-01", "--invoer", "goed.yaml"], "fout LW901: Er ontbreekt: UITKOMST.", HELP),
    "zonder zaak": (
        ["uitleg", "proef@2018-05-01", "loon"],
        "fout LW901: Er ontbreekt: --invoer.",
        "hint: Een zaak om in te vullen maakt `lidwoord invoer … --sjabloon`. Of laat `lidwoord vraag` de vragen stellen.",
    ),
    "zonder iets": (["bereken"], "fout LW901: Er ontbreekt: REGELSET[@DATUM], UITKOMST, --invoer.", HELP),
    "niets achter --invoer": (ASK, "fout LW901: --invoer: er moet één waarde achter staan.", HELP),
    "onbekende optie": (
        ["bereken", "proef@2018-05-01", "loon", "--invor", "goed.yaml"],
        "fout LW901: De optie `--invor` bestaat hier niet.",
        "hint: Bedoelde u `--invoer`?",
    ),
    "onbekende optie die nergens op lijkt": ([*ASK, "goed.yaml", "--snel=ja"], "fout LW901: De optie `--snel` bestaat hier niet.", HELP),
    "waarde achter een schakelaar": (
        [*ASK, "goed.yaml", "--nawerking=ja"],
        "fout LW901: --nawerking: hier hoort geen waarde achter: 'ja'.",
        HELP,
    ),
    "onbekende vorm": (
        ["uitleg", "proef@2018-05-01", "loon", "--invoer", "goed.yaml", "--vorm", "svg"],
        "fout LW901: --vorm: kan niet zijn: 'svg' (kies uit 'tekst', 'md', 'html', 'json').",
        "hint: Met `lidwoord uitleg --help` ziet u hoe het wel kan.",
    ),
    "twee uitkomsten uitleggen": (
        ["uitleg", "proef@2018-05-01", "loon", "vast", "--invoer", "goed.yaml"],
        "fout LW901: Dit hoort hier niet: vast.",
        "hint: Met `lidwoord uitleg --help` ziet u hoe het wel kan.",
    ),
    "opdracht verkeerd gespeld": (["berekn"], "fout LW901: `berekn` is geen opdracht.", "hint: Bedoelde u `bereken`?"),
    "map zonder regelsets": (
        ["regelsets", "--regels", "leeg"],
        "fout LW906: In leeg staan geen regelsets.",
        "hint: Een regelset is een map met een `regelset.yaml`.",
    ),
    "map die er niet is": (["controleer", "nergens"], "fout LW904: Er is geen bestand of map `{root}/nergens`.", NOT_THERE),
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a rule set and cases."""
    write_rules(tmp_path, RULES)
    write_rules(tmp_path, {"regelset.yaml": TERM, "a.yaml": RULES}, "looptijd")
    (tmp_path / "leeg").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", CASES)
def test_says_what_is_wrong(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first line has the code and the message, the last the hint; nothing goes to stdout."""
    words, message, hint = CASES[name]
    rules = ["--regels", "."] if words[0] in ("bereken", "uitleg") and "--regels" not in words else []
    at = words.index("--invoer") if "--invoer" in words else len(words)
    assert main([*words[:at], *rules, *words[at:]]) == WRONG
    out, err = capsys.readouterr()
    lines = err.rstrip("\n").split("\n")
    assert out == ""
    assert lines[0] == message.replace("{root}", str(root.resolve()))
    assert lines[-1].strip() == hint if hint else len([line for line in lines if " fout " in f" {line}"]) == 1


def test_empty_stdin(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty case on stdin is an empty document."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), "utf-8"))
    assert main([*ASK, "-", "--regels", "."]) == WRONG
    assert (
        capsys.readouterr().err == 'stdin:1:1 fout LW011: Dit document is leeg.\n  hint: Begin met een regel `schema: "1"`.\n'
    )


def test_help_of_a_command_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` shows Dutch headings and ends with exit code 0."""
    with pytest.raises(SystemExit) as ended:
        main(["bereken", "--help"])
    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert out.startswith("gebruik: lidwoord bereken ")
    assert "toont deze hulp" in out
    assert not {"usage", "options", "positional", "show this"} & set(out.split())
