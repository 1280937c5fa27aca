"""``lidwoord vraag`` over piped lines: what is shown, how answers go, saving, and the exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from building import write_rules
from interview.scene import RULES
from lidwoord.cli import DONE, NO, UNKNOWN, WRONG, main
from lidwoord.cli.dialogue import assumed_lines
from lidwoord.interview import Assumption

SHIFT = ("ja", "2018-05-01T23:00", "2018-05-02T07:00")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the invented rule set, in which the command is run."""
    write_rules(tmp_path, RULES + '  kapot: {lid: "14", type: getal, formule: "1 / (als lid dan 0 anders 1)"}\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Told:
    """What the command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def talk(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs the command with lines on stdin."""

    def run(words: str, *lines: str) -> Told:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        code = main(["vraag", *words.split(), "--regels", str(root)])
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return run


def test_a_whole_interview(talk) -> None:  # type: ignore[no-untyped-def]  # a fixture that is a function
    """Questions with number, help, notation and reason; the outcome in a line, and why."""
    told = talk("proef@2018-05-01 loon", "ja", "36 uur/week", "")
    assert (told.code, told.err) == (DONE, "")
    assert "Vraag 1: Bent u lid?\n  Antwoord: ja/nee\n" in told.out
    assert (
        "Vraag 2: Hoeveel uur werkt u?\n  Volgens uw contract.\n"
        "  Antwoord: uur/week; minstens 0 uur/week en hoogstens 40 uur/week\n"
        "  Waarom: Het boek, artikel 1; nodig voor Het loon (artikel 1 lid 1)\n> 36 uur/week\n"
    ) in told.out
    assert "\nloon: € 360,00   [Het boek, artikel 1 lid 1]\n" in told.out
    assert "Zo komt deze uitkomst tot stand:" in told.out


def test_wrong_answers_and_help(talk) -> None:  # type: ignore[no-untyped-def]
    """A wrong answer says what was expected; an empty line and ? explain; the same question goes on."""
    told = talk("proef@2018-05-01 reis", "", "?", "fits", "2")
    assert "`vervoer`: fits is geen antwoord op deze vraag: kies er een uit de lijst.\n  hint: Bedoelde u `fiets`?" in told.err
    assert told.out.count("Vraag 1: Hoe reist u?") == 1
    assert "  1. fiets\n  2. auto\n  3. trein\n  Antwoord: kies een van deze\n" in told.out
    assert told.out.count("U mag ook het nummer van uw keuze typen.") == 2
    assert "In een zaakbestand heet dit `vervoer`." in told.out
    assert "reis: € 2,00" in told.out
    assert told.code == DONE


def test_more_about_a_question_that_must_be_answered(talk) -> None:  # type: ignore[no-untyped-def]
    """What may not stay open says so."""
    told = talk("proef gewerkt", "?", "weet ik niet", "2018-05-01", "nee")
    assert "Deze vraag kan niet open blijven." in told.out
    assert "LW912" in told.err
    assert "gewerkt: 0 uur" in told.out


def test_more_about_other_questions(talk) -> None:  # type: ignore[no-untyped-def]
    """What helps for ja/nee, and for what may change in time."""
    told = talk("proef@2018-05-01 loon", "?", "ja", "?", "36", "")
    assert "  U mag ook j of n typen.\n" in told.out
    assert told.out.count("Verandert dit in de tijd?") == 1


def test_an_outcome_per_element(talk, root: Path) -> None:  # type: ignore[no-untyped-def]
    """Nothing when the list is empty; when the element that is asked never came, that is wrong, and the answers are kept."""
    told = talk("proef@2018-05-01 duur", "nee", "")
    assert told.code == DONE
    assert "duur: de lijst is leeg, er is dus geen uitkomst." in told.out
    told = talk("proef@2018-05-01 duur[2018-05-03T07:00] --bewaar z.yaml", *SHIFT, "stop")
    assert told.code == WRONG
    assert "LW512" in told.err
    assert "begin: 2018-05-01T23:00" in (root / "z.yaml").read_text("utf-8")
    assert "duur[2018-05-01T23:00]: 8 uur" in talk("proef duur --invoer z.yaml", "").out


def test_a_file_at_home(talk, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """No shell stands between the prompt and the file, so that ~ is read here."""
    monkeypatch.setenv("HOME", str(root))
    monkeypatch.setenv("USERPROFILE", str(root))
    talk("proef@2018-05-01 loon", "nee", "bewaar ~/thuis.yaml", "")
    assert (root / "thuis.yaml").is_file()


def test_choices_that_are_numbers(talk) -> None:  # type: ignore[no-untyped-def]
    """Such choices stand on a line, without numbers."""
    told = talk("proef@2018-05-01 stand", "1", "")
    assert "  Keuzes: start, 1, 2\n" in told.out
    assert "stand: nee" in told.out


def test_going_back(talk) -> None:  # type: ignore[no-untyped-def]
    """Back to the question before, also into an element, and not before the first."""
    told = talk("proef@2018-05-01 loon", "terug", "nee", "terug", "ja", "36", "terug", "20", "")
    assert "  Dit is de eerste vraag.\n" in told.out
    assert told.out.count("Vraag 1: Bent u lid?") == 2
    assert told.out.rindex("loon: € 200,00") > told.out.index("loon: € 360,00") > told.out.index("loon: € 5,00")
    told = talk("proef@2018-05-01 gewerkt", "ja", "2018-05-01T22:00", "terug", *SHIFT[1:], "nee", "nee", "")
    assert "gewerkt: 8 uur" in told.out


def test_stopping(talk) -> None:  # type: ignore[no-untyped-def]
    """Stop and the end of the lines tell what is known so far, with the code of that state."""
    for lines in (("ja", "stop"), ("ja",)):
        told = talk("proef@2018-05-01 loon", *lines)
        assert told.code == UNKNOWN
        assert "U bent gestopt.\n\nloon: onbekend" in told.out
        assert "nog nodig: uren: Hoeveel uur werkt u?" in told.out
    told = talk("proef@2018-05-01 netto", "wijzig peildatum", "stop")
    assert (told.code, told.err) == (UNKNOWN, "")
    assert "U bent gestopt. Zonder datum is er niets uit te rekenen.\n" in told.out
    assert talk("proef@2018-05-01 loon", "nee").code == DONE


def test_stopping_before_the_first_answer(talk) -> None:  # type: ignore[no-untyped-def]
    """Two lines say so; there is nothing to explain yet."""
    for words, lines in (("proef loon", ()), ("proef@2018-05-01 loon", ("stop",))):
        told = talk(words, *lines)
        assert (told.code, told.err) == (UNKNOWN, "")
        assert told.out.endswith(
            "\nU bent gestopt. Er is nog geen vraag beantwoord, dus de uitkomst is nog onbekend.\n"
            "Wat er nodig is, ziet u met `lidwoord invoer proef loon`.\n"
        )
        assert "Zo komt deze uitkomst tot stand" not in told.out


def test_ctrl_c(talk, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """Ctrl-C ends like stop, without a traceback."""

    class Interrupted(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    monkeypatch.setattr(io, "StringIO", Interrupted)
    told = talk("proef@2018-05-01 loon")
    assert told.code == UNKNOWN
    assert "U bent gestopt." in told.out


def test_unknown_stays_unknown(talk) -> None:  # type: ignore[no-untyped-def]
    """What one does not know is told at the end."""
    told = talk("proef@2018-05-01 maal", "Weet  ik niet", "")
    assert told.code == UNKNOWN
    assert "Vraag 2" not in told.out
    assert "nog nodig: uren" in told.out


def test_the_code_of_other_states(talk) -> None:  # type: ignore[no-untyped-def]
    """No right is an answer; a failure is "no"."""
    assert talk("proef@2018-05-01 recht", "nee", "").code == DONE
    assert talk("proef@2018-05-01 kapot", "ja", "").code == NO


def test_a_command_word_as_an_answer(talk, root: Path) -> None:  # type: ignore[no-untyped-def]
    """Between double quotes a word is an answer."""
    talk("proef@2018-05-01 heet --bewaar z.yaml", '"terug"', "")
    assert '"terug"' not in (root / "z.yaml").read_text("utf-8")
    assert "naam: terug" in (root / "z.yaml").read_text("utf-8")


def test_what_was_assumed_can_be_changed(talk) -> None:  # type: ignore[no-untyped-def]
    """Defaults are told, and asked when the user wants to; other words get advice."""
    told = talk("proef@2018-05-01 netto", "wijzg korting", "wijzig krting", "wijzig korting", "10%", "klaar")
    assert "  korting = 5%: Hoeveel korting?\n" in told.out
    assert "`wijzg korting` kan hier niet.\n  hint: Bedoelde u `wijzig`?" in told.err
    assert "LW913" in told.err
    assert told.out.rindex("netto: € 90,00") > told.out.index("netto: € 95,00")
    assert told.code == DONE


def test_back_from_the_outcome_of_nothing(talk) -> None:  # type: ignore[no-untyped-def]
    """Without a question before, back is no way."""
    assert "`terug` kan hier niet." in talk("proef@2018-05-01 netto", "terug").err


def test_many_assumptions_are_folded() -> None:
    """A long list of assumptions is counted."""
    lines = list(assumed_lines(tuple(Assumption(f"a{n}", "1", "Vraag?") for n in range(15))))
    assert len(lines) == 13
    assert lines[-1] == "  … en nog 3"


def test_the_saved_case_calculates_the_same(talk, root: Path, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    """What is saved is a case for ``bereken``, with the date, readings and coverage."""
    talk("proef deze_maand --nawerking --bewaar z.yaml", "2018-05-01", *SHIFT, "nee", "2018-05-01 t/m 2018-05-31", "")
    assert (root / "z.yaml").read_text("utf-8") == (
        'schema: "1"\npeildatum: "2018-05-01"\nnawerking: ja\ninvoer:\n  diensten:\n    - begin: 2018-05-01T23:00\n'
        "      einde: 2018-05-02T07:00\ndekking:\n  diensten: 2018-05-01 t/m 2018-05-31\n"
    )
    words = ["bereken", "proef@2018-05-01", "deze_maand", "--invoer", "z.yaml", "--regels", str(root), "--json"]
    assert main(words) == DONE
    assert json.loads(capsys.readouterr().out)["uitkomsten"]["deze_maand"]["waarde"] == "1"
    assert "deze_maand: 1" in talk("proef deze_maand --invoer z.yaml", "").out


def test_saving_during_and_after(talk, root: Path) -> None:  # type: ignore[no-untyped-def]
    """Afterwards by name; never over a file without a yes; the exit code says that it was not kept."""
    told = talk("proef@2018-05-01 loon", "nee", "bewaar z.yaml", "bewaar weg/z.yaml", "")
    assert "Bewaard in z.yaml.\n" in told.out
    assert "LW911" in told.err
    assert told.code == DONE
    for last in (("nee",), ()):
        told = talk("proef@2018-05-01 loon --bewaar z.yaml", "ja", "36", "", *last)
        assert "`z.yaml` bestaat al. Vervangen? (ja/nee)" in told.out
        assert "LW910" in told.err
        assert told.code == WRONG
        assert "lid: nee" in (root / "z.yaml").read_text("utf-8")
    assert talk("proef@2018-05-01 loon --bewaar z.yaml", "ja", "36", "", "ja").code == DONE
    assert "lid: ja" in (root / "z.yaml").read_text("utf-8")


def test_what_was_answered_is_kept_when_one_stops(talk, root: Path) -> None:  # type: ignore[no-untyped-def]
    """Half an interview is a case too, and the interview goes on from there."""
    assert talk("proef@2018-05-01 loon --bewaar z.yaml", "ja", "stop").code == UNKNOWN
    told = talk("proef loon --invoer z.yaml", "36", "")
    assert "Vraag 1: Hoeveel uur werkt u?" in told.out
    assert "loon: € 360,00" in told.out


def test_beginning_with_a_json_case(talk, root: Path) -> None:  # type: ignore[no-untyped-def]
    """A JSON case goes on in Dutch."""
    (root / "z.json").write_text('{"schema": "1", "invoer": {"uren": 7.5}}', "utf-8")
    told = talk("proef@2018-05-01 loon --invoer z.json --bewaar z.yaml", "ja", "")
    assert "loon: € 75,00" in told.out
    assert 'uren: "7,5 uur/week"' in (root / "z.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("proef@2018-05-01 lon", "LW520"),
        ("proef@2018-05-01 loon --invoer -", "LW901"),
        ("proef@2018-05-01 loon --json", "LW901"),
        ("proef@2018-05-01 loon --invoer weg.yaml", "LW904"),
        ("proef@2018-05-01 loon --invoer fout.yaml", "LW501"),
        ("proef@2018-05-01 loon --lezing loon=ruim", "LW522"),
    ],
)
def test_wrong_use(talk, root: Path, words: str, code: str) -> None:  # type: ignore[no-untyped-def]
    """What is wrong is said before the first question."""
    (root / "fout.yaml").write_text('schema: "1"\ninvoer: {urn: 3}\n', "utf-8")
    told = talk(words)
    assert told.code == WRONG
    assert code in told.err
    assert told.out == ""
