"""The logic of an interview: what is asked, how answers are read, going back, lists, coverage, and what is never asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import DAY, make_rules
from interview.scene import asked, begin, play, rules_of
from lidwoord.calculate.states import HOPELESS
from lidwoord.diagnostics import LidwoordError
from lidwoord.interview import Draft, answer, assumptions, change, next_question, outcome_of, skip, start
from lidwoord.ruleset.model import RuleSet

SHIFT = ("ja", "2018-05-01T23:00", "2018-05-02T07:00")


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The invented rule set."""
    return rules_of(tmp_path_factory.mktemp("gesprek"))


def wrong(code: str, act: object) -> str:
    """The message of what must go wrong with this code."""
    with pytest.raises(LidwoordError) as caught:
        act()  # type: ignore[operator]  # a function without arguments
    (found,) = caught.value.diagnostics
    assert found.code == code
    assert found.span is None
    return f"{found.message} {found.hint}".strip()


def test_the_date_comes_first(rules: RuleSet) -> None:
    """Without a peildatum that is the first question, and it can't stay open."""
    state = start(rules, "loon", Draft())
    question = next_question(state)
    assert question is not None
    assert (question.address, question.sort, question.optional) == ("peildatum", "peildatum", False)
    assert "maand 13 bestaat niet" in wrong("LW903", lambda: answer(state, question, "2018-13-01"))
    assert wrong("LW912", lambda: skip(state, question)).startswith("Zonder antwoord op deze vraag")
    later = play(state, "2018-05-01")
    assert later.draft.date == DAY
    assert asked(later) == "lid"


def test_a_question_says_what_how_and_why(rules: RuleSet) -> None:
    """Text, help, notation with bounds, the place of the input, and the rule that needs it."""
    question = next_question(begin(rules, "loon", lid="ja"))
    assert question is not None
    assert (question.text, question.help) == ("Hoeveel uur werkt u?", "Volgens uw contract.")
    assert question.how == "uur/week; minstens 0 uur/week en hoogstens 40 uur/week"
    assert (question.why, question.needed_by) == ("Het boek, artikel 1", "Het loon (artikel 1 lid 1)")


def test_only_what_matters_is_asked(rules: RuleSet) -> None:
    """Who is no member is not asked for hours."""
    assert asked(play(begin(rules, "loon"), "nee")) == ""
    state = play(begin(rules, "loon"), "ja")
    assert asked(state) == "uren"
    assert outcome_of(play(state, "36 uur/week"))["loon"].text == "€ 360,00"


@pytest.mark.parametrize(("reply", "given"), [("1", "fiets"), ("3", "trein"), ("auto", "auto")])
def test_a_choice_by_name_or_number(rules: RuleSet, reply: str, given: str) -> None:
    """A choice may be given by its number."""
    assert play(begin(rules, "reis"), reply).draft.given == {"vervoer": given}


@pytest.mark.parametrize(
    ("reply", "given"),
    [
        ("lopend", "lopend"),
        ("Met  de trein", "met_de_trein"),
        ("met_de_trein", "met_de_trein"),
        ("2", "met_de_trein"),
        ("geen", "geen"),
    ],
)
def test_a_choice_in_words(tmp_path: Path, reply: str, given: str) -> None:
    """A choice is shown in words; its id, its words and its number are all answers, and so is none where that may be."""
    text = "keuze(lopend; met_de_trein) of geen, standaard: met_de_trein"
    rules = make_rules(
        tmp_path, f"invoer: {{route: {{type: {text}}}}}\nregels: {{r: {{type: ja/nee, formule: route is met_de_trein}}}}"
    )
    state = change(begin(rules, "r"), "route")
    question = next_question(state)
    assert question is not None
    assert (question.shown, question.how) == (
        ("lopend", "met de trein"), "kies een van deze, of geen; standaard met de trein",
    )  # fmt: skip
    assert play(state, reply).draft.given == {"route": given}
    assert [a.value for a in assumptions(outcome_of(begin(rules, "r")), begin(rules, "r").draft)] == ["met de trein"]


def test_choices_with_the_same_words(tmp_path: Path) -> None:
    """Two choices that read the same are told apart by their id or number alone."""
    rules = make_rules(tmp_path, "invoer: {route: {type: keuze(a_b; A_B)}}\nregels: {r: {type: ja/nee, formule: route is a_b}}")
    wrong("LW502", lambda: play(begin(rules, "r"), "a b"))
    assert play(begin(rules, "r"), "A_B").draft.given == play(begin(rules, "r"), "2").draft.given == {"route": "A_B"}


@pytest.mark.parametrize("reply", ["0", "4", "99999999999", "fits"])
def test_a_choice_that_is_not_there(rules: RuleSet, reply: str) -> None:
    """A wrong choice names the choices, or the nearest."""
    state = begin(rules, "reis")
    said = wrong("LW502", lambda: play(state, reply))
    assert ("Bedoelde u `fiets`?" if reply == "fits" else "Kies uit: fiets, auto, trein.") in said


def test_choices_that_are_numbers_have_no_number(rules: RuleSet) -> None:
    """With the choices start, 1 and 2 the answer 1 is the choice 1."""
    assert play(begin(rules, "stand"), "1").draft.given == {"trede": "1"}


def test_dates_as_they_are_written_in_dutch(rules: RuleSet) -> None:
    """Day, month, year in figures or words, with a time behind it; the case holds them in its own notation."""
    state = play(start(rules, "deze_maand", Draft()), "1 Mei 2018", "ja", "1-5-2018 23:00", "2 mei 2018 om 7.00 uur", "nee")
    question = next_question(state)
    assert question is not None
    assert question.how == "twee datums, zoals 1-1-2018 t/m 31-12-2018"
    for period, kept in (
        ("vanaf 1-5-2018", "vanaf 2018-05-01"), ("t/m 31-5-2018", "t/m 2018-05-31"), ("altijd", "altijd"),
    ):  # fmt: skip
        assert play(state, period).draft.covers == {"diensten": kept}
    state = play(state, "1-5-2018 t/m 31 mei 2018")
    assert state.draft.date == DAY
    assert state.draft.given == {"diensten": [{"begin": "2018-05-01T23:00", "einde": "2018-05-02T07:00"}]}
    assert state.draft.covers == {"diensten": "2018-05-01 t/m 2018-05-31"}
    assert "maand 13 bestaat niet" in wrong("LW903", lambda: play(start(rules, "loon", Draft()), "1-13-2018"))
    assert wrong("LW502", lambda: play(begin(rules, "deze_maand"), "ja", "7:15")) == (
        "`diensten.begin`: 7:15 is geen antwoord op deze vraag: schrijf een datum en een tijd, zoals 1-5-2018 23:00."
    )


@pytest.mark.parametrize(("reply", "given"), [("j", "ja"), ("N", "nee"), ("Ja", "ja")])
def test_yes_and_no_in_short(rules: RuleSet, reply: str, given: str) -> None:
    """Ja and nee by their first letter, with or without a capital."""
    assert play(begin(rules, "loon"), reply).draft.given == {"lid": given}


def test_a_wrong_answer_leaves_the_interview_as_it_was(rules: RuleSet) -> None:
    """Bounds and notation are those of a case; the same question is asked again."""
    state = play(begin(rules, "loon"), "ja")
    assert "hoogstens 40 uur/week" in wrong("LW503", lambda: play(state, "60"))
    assert "past hier niet" in wrong("LW502", lambda: play(state, "3 km"))
    assert "U+202E" in wrong("LW005", lambda: play(state, "3\u202e6"))
    assert asked(state) == "uren"


def test_unknown_is_not_asked_again_and_others_go_on(rules: RuleSet) -> None:
    """What one does not know does not come back; a condition that decides is still asked, a factor is not."""
    state = play(begin(rules, "recht"), "-")
    assert asked(state) == "vervoer"
    assert outcome_of(play(state, "fiets"))["recht"].state == "geen_recht"
    left = play(state, "auto")
    assert asked(left) == ""
    assert outcome_of(left)["recht"].missing == ("lid",)
    factor = play(begin(rules, "maal"), "-")
    assert asked(factor) == ""
    assert outcome_of(factor, asking=True)["maal"].trace.value == HOPELESS
    assert outcome_of(factor)["maal"].missing == ("uren", "lid")


def test_back_over_everything(rules: RuleSet) -> None:
    """Each state knows the one before it, also within an element."""
    state = play(begin(rules, "gewerkt"), *SHIFT, "ja", "nee")
    asked_before = []
    while state.before is not None:
        state = state.before
        asked_before.append(asked(state))
    assert asked_before == [
        "diensten", "diensten[2018-05-01T23:00].zwaar", "diensten.einde", "diensten.begin", "diensten",
    ]  # fmt: skip
    assert state.number == 0


def test_elements_one_by_one(rules: RuleSet) -> None:
    """An element: first its bounds, then the fields that matter, then whether there is another."""
    state = play(begin(rules, "gewerkt"), *SHIFT)
    question = next_question(state)
    assert question is not None
    assert question.text == "Was het zwaar? (dienst 2018-05-01T23:00)"
    state = play(state, "ja")
    question = next_question(state)
    assert question is not None
    assert question.text == "Nog een dienst opgeven? (tot nu toe: 1)"
    assert not question.optional
    done = play(state, "nee")
    assert outcome_of(done)["gewerkt"].text == "16 uur"
    assert done.draft.given == {"diensten": [{"begin": "2018-05-01T23:00", "einde": "2018-05-02T07:00", "zwaar": "ja"}]}


def test_elements_are_checked_as_they_come(rules: RuleSet) -> None:
    """An end before the begin and an overlap are refused where they are entered."""
    state = play(begin(rules, "gewerkt"), *SHIFT[:2])
    assert "het einde moet na het begin liggen" in wrong("LW504", lambda: play(state, "2018-05-01T07:00"))
    assert "zoals 1-5-2018 23:00" in wrong("LW502", lambda: play(state, "morgen"))
    second = play(state, SHIFT[2], "nee", "ja", "2018-05-02T06:00")
    assert "overlappen" in wrong("LW505", lambda: play(second, "2018-05-02T08:00"))
    again = play(state, SHIFT[2], "nee", "ja", "2018-05-01T23:00")
    with pytest.raises(LidwoordError) as caught:
        play(again, "2018-05-02T07:00")
    assert "LW508" in [d.code for d in caught.value.diagnostics]


def test_an_element_needs_its_begin(rules: RuleSet) -> None:
    """The begin of an element and "nog een?" can't stay open; the whole list can."""
    state = play(begin(rules, "gewerkt"), "ja")
    assert wrong("LW912", lambda: play(state, "-"))
    full = play(state, *SHIFT[1:], "nee")
    assert wrong("LW912", lambda: play(full, "-"))
    assert asked(play(begin(rules, "gewerkt"), "-")) == ""
    assert outcome_of(play(begin(rules, "gewerkt"), "nee"))["gewerkt"].text == "0 uur"


def test_a_field_may_stay_unknown(rules: RuleSet) -> None:
    """An unknown field is skipped for that element; the list goes on."""
    state = play(begin(rules, "gewerkt"), *SHIFT, "-")
    assert asked(state) == "diensten"
    assert asked(play(state, "nee")) == ""


def test_lists_in_lists(rules: RuleSet) -> None:
    """The list of an element is entered before the next element."""
    state = play(begin(rules, "totaal"), "ja", "2018-05-01", "2018-05-31")
    assert asked(state) == "maanden[2018-05-01].onderdelen"
    state = play(state, "ja", "reis")
    assert asked(state) == "onderdelen[2018-05-01/reis].bedrag"
    state = play(state, "€ 5", "ja", "eten", "€ 2,50", "nee")
    assert asked(state) == "maanden"
    state = play(state, "ja", "2018-06-01", "geen", "nee")
    assert asked(state) == "maanden"
    done = play(state, "nee")
    assert outcome_of(done)["totaal"].text == "€ 7,50"
    assert done.draft.given["maanden"][0]["onderdelen"] == [
        {"naam": "reis", "bedrag": "€ 5"}, {"naam": "eten", "bedrag": "€ 2,50"},
    ]  # fmt: skip
    assert asked(change(done, "maanden[2018-06-01].onderdelen")) == "maanden[2018-06-01].onderdelen"
    more = play(change(done, "maanden[2018-06-01].onderdelen"), "ja", "bus", "€ 1", "nee")
    assert outcome_of(more)["totaal"].text == "€ 8,50"


def test_elements_without_a_key_have_a_number(rules: RuleSet) -> None:
    """Without bounds and key an element begins with its fields."""
    state = play(begin(rules, "jaren"), "ja")
    assert asked(state) == "kinderen[1].leeftijd"
    done = play(state, "3 jaar", "ja", "4 jaar", "nee")
    assert outcome_of(done)["jaren"].text == "7 jaar"


def test_coverage_is_asked_as_a_period(rules: RuleSet) -> None:
    """Which period a list covers, with the period that is needed; one that is too short is asked again."""
    state = play(begin(rules, "deze_maand"), "nee")
    question = next_question(state)
    assert question is not None
    assert question.address == "dekking.diensten"
    assert "Nodig is minstens: 1 mei 2018 t/m 31 mei 2018." in question.help
    assert wrong("LW502", lambda: play(state, "mei"))
    short = play(state, "2018-05-01 t/m 2018-05-07")
    assert asked(short) == "dekking.diensten"
    done = play(short, "2018-05-01 t/m 2018-05-31")
    assert asked(done) == ""
    assert outcome_of(done)["deze_maand"].text == "0"
    assert asked(play(short, "-")) == ""
    assert asked(change(done, "dekking.diensten")) == "dekking.diensten"


def test_a_series_that_begins_too_late(rules: RuleSet) -> None:
    """What held before a given series is asked, and put before it."""
    state = begin(rules, "loon", lid="ja", uren=[{"van": "2018-06-01", "waarde": "20"}])
    question = next_question(state)
    assert question is not None
    assert question.text == "Hoeveel uur werkt u? (vóór 2018-06-01)"
    done = play(state, "36")
    assert done.draft.given["uren"] == [{"van": "1900-01-01", "waarde": "36"}, {"van": "2018-06-01", "waarde": "20"}]
    assert play(change(done, "uren"), "30").draft.given["uren"] == "30"


def test_changing(rules: RuleSet) -> None:
    """A given, assumed or skipped answer is asked again; what can't be asked is named with the nearest name."""
    state = play(begin(rules, "netto"))
    assert asked(state) == ""
    (assumed,) = assumptions(outcome_of(state), state.draft)
    assert (assumed.address, assumed.value, assumed.question) == ("korting", "5%", "Hoeveel korting?")
    question = next_question(change(state, "korting"))
    assert question is not None
    assert question.how == "percentage (zoals 7,4%); standaard 5%"
    changed = play(change(state, "korting"), "10%")
    assert outcome_of(changed)["netto"].text == "€ 90,00"
    assert assumptions(outcome_of(changed), changed.draft) == ()
    assert "Bedoelde u `korting`?" in wrong("LW913", lambda: change(state, "krting"))
    assert wrong("LW913", lambda: change(state, "netto"))
    assert "daarbinnen gegeven" in wrong("LW513", lambda: change(state, "onderdelen"))
    assert asked(change(state, "peildatum")) == "peildatum"
    skipped = play(begin(rules, "loon"), "-")
    assert asked(play(change(skipped, "lid"), "ja")) == "uren"
    assert asked(play(change(skipped, "lid"), "-")) == "uren"  # at half an hour a member gets the same


def test_changing_a_field(rules: RuleSet) -> None:
    """A field of an element by its address, also one that was assumed; a list goes on where it ended."""
    done = play(begin(rules, "gewerkt"), *SHIFT, "ja", "nee")
    (assumed,) = assumptions(outcome_of(done), done.draft)
    assert (assumed.address, assumed.value) == ("diensten[2018-05-01T23:00].extra", "0 uur")
    question = next_question(change(done, assumed.address))
    assert question is not None
    assert question.how == "uur; standaard 0 uur"
    changed = play(change(done, assumed.address), "3 uur")
    assert outcome_of(changed)["gewerkt"].text == "19 uur"
    assert assumptions(outcome_of(changed), changed.draft) == ()
    assert wrong("LW913", lambda: change(done, "diensten[2018-05-01T23:00].soort"))
    assert wrong("LW913", lambda: change(done, "diensten[2018-05-09T23:00].extra"))
    assert wrong("LW913", lambda: change(done, "kinderen[1].onderdelen"))
    more = play(change(done, "diensten"), "ja", "2018-05-03T07:00", "2018-05-03T09:00", "nee", "nee")
    assert outcome_of(more)["gewerkt"].text == "18 uur"


def test_geen_is_an_answer(rules: RuleSet) -> None:
    """An optional input may be geen."""
    assert outcome_of(play(begin(rules, "heet"), "geen"))["heet"].text == "nee"
    assert outcome_of(play(begin(rules, "heet"), "Wim"))["heet"].text == "ja"


def test_outcomes_per_element(rules: RuleSet) -> None:
    """A rule about elements is asked for all of them, or for one that must turn up."""
    every = play(begin(rules, "duur"), *SHIFT, "nee")
    assert outcome_of(every)["duur[2018-05-01T23:00]"].text == "8 uur"
    one = play(begin(rules, "duur[2018-05-03T07:00]"), *SHIFT)
    assert asked(one) == "diensten"
    found = play(one, "ja", "2018-05-03T07:00", "2018-05-03T09:00", "nee")
    assert outcome_of(found)["duur[2018-05-03T07:00]"].text == "2 uur"
    with pytest.raises(LidwoordError) as caught:
        next_question(play(one, "nee"))
    assert caught.value.diagnostics[0].code == "LW512"


def test_a_wrong_question_is_refused_at_the_start(rules: RuleSet) -> None:
    """An outcome that does not exist is named before the date is asked."""
    with pytest.raises(LidwoordError) as caught:
        start(rules, "lon", Draft())
    assert caught.value.diagnostics[0].hint == "Bedoelde u `loon`?"


def test_a_case_that_is_wrong(rules: RuleSet) -> None:
    """A draft that is no case is refused by the checks of a case."""
    with pytest.raises(LidwoordError) as caught:
        next_question(begin(rules, "loon", urn="3"))
    assert caught.value.diagnostics[0].code == "LW501"
