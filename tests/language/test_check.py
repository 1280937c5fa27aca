"""Types and units of a formula: what each construct yields, and what is wrong with the wrong ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from building import make_rules
from lidwoord.diagnostics import Diagnostic, Span
from lidwoord.language import syntax as s
from lidwoord.language.check import CHECKS, check
from lidwoord.language.parse import parse
from lidwoord.language.scope import Scope
from lidwoord.ruleset.scope import scope_of
from lidwoord.ruleset.typing import Typist
from lidwoord.values.numbers import Fraction
from lidwoord.values.types import Type, parse_type

SCENE = Path(__file__).parent / "scene.yaml"
PLACE = Span("a.yaml", 3, 10, 3, 2_000)


@pytest.fixture(scope="module")
def scope(tmp_path_factory: pytest.TempPathFactory) -> Scope:
    """The names of scene.yaml."""
    rules = make_rules(tmp_path_factory.mktemp("scene"), SCENE.read_text("utf-8"))
    found = scope_of(rules, [])
    Typist(rules, found).everything()  # the types of groups and divisions follow from their formulas
    return found


@cache
def tree(text: str) -> s.Expr:
    """The tree of a formula without faults of grammar."""
    found, wrong = parse(text, PLACE)
    assert wrong == ()
    assert found is not None
    return found


def wanted_type(text: str | None) -> Type | None:
    """A type, or None for any."""
    return parse_type(text) if text else None


def pointed(text: str, found: Diagnostic) -> tuple[str, str, str]:
    """The code, the part of the formula that it points at, and the other part."""
    parts = [
        text[p.column - PLACE.column : p.end_column - PLACE.column] for p in (found.span, *(r.span for r in found.related)) if p
    ]
    return found.code, parts[0], parts[1] if len(parts) > 1 else ""


RIGHT = [
    # literals and names
    ("1", "getal"),
    ("7,4%", "percentage"),
    ("€ 1,00", "€"),
    ("2 uren", "uur"),
    ("2018-01-01", "datum"),
    ("22:00", "tijd"),
    ('"x"', "tekst"),
    ("ja", "ja/nee"),
    ("geen", "geen"),
    ("peildatum", "datum"),
    ("norm", "uur/week"),
    ("zaakregel", "€"),
    ("n_of_geen", "getal of geen"),
    # arithmetic
    ("n + 1", "getal"),
    ("aant + aant", "aantal"),
    ("aant + n", "getal"),
    ("n + aant", "getal"),
    ("perc + n", "percentage"),
    ("n + perc", "percentage"),
    ("perc + perc", "percentage"),
    ("bedrag - € 1,00", "€"),
    ("uren + minuten_extra", "uur"),
    ("minuten_extra + uren", "minuut"),
    ("n_of_geen + 1", "getal"),
    ("aant * aant", "aantal"),
    ("aant * n", "getal"),
    ("perc * perc", "percentage"),
    ("perc * bedrag", "€"),
    ("bedrag * perc", "€"),
    ("uurloon * uren", "€"),
    ("uurloon * minuten_extra", "€"),
    ("loon * 3 maanden", "€"),
    ("loon * jaren_dienst", "€"),
    ("bedrag / uren", "€/uur"),
    ("bedrag / bedrag", "getal"),
    ("uren / minuten_extra", "getal"),
    ("deeltijd / norm", "getal"),
    ("n / n", "getal"),
    ("uren * uren", "uur·uur"),
    ("1 / uren", "1/uur"),
    ("loon gedurende 1 maand", "€"),
    ("uurloon gedurende uren", "€"),
    ("-bedrag", "€"),
    ("-perc", "percentage"),
    # dates
    ("d + 3 dagen", "datum"),
    ("d - maand_aantal", "datum"),
    ("d + jaren_dienst", "datum"),
    ("d + 2 werkdagen", "datum"),
    ("d - e", "dag"),
    ("moment + uren", "datumtijd"),
    ("moment + 90 minuten", "datumtijd"),
    ("moment + 1 dag", "datumtijd"),
    ("moment - 1 maand", "datumtijd"),
    ("moment - moment2", "uur"),
    ("d_of_geen + 1 dag", "datum"),
    ("jaar van d", "getal"),
    ("maandnummer van d", "getal"),
    ("dagnummer van d", "getal"),
    ("weekdag van d", "keuze(ma; di; wo; do; vr; za; zo)"),
    ("week van d", "tijdvak"),
    ("kalendermaand van d", "tijdvak"),
    ("kwartaal van d", "tijdvak"),
    ("kalenderjaar van d", "tijdvak"),
    ("eerste_paasdag van d", "datum"),
    ("datum van moment", "datum"),
    ("tijd van moment", "tijd"),
    ("eerste_dag van tv", "datum"),
    ("laatste_dag van tv", "datum"),
    ("dagen van tv", "dag"),
    ("werkdagen van tv", "werkdag"),
    ("hele_weken van tv", "week"),
    ("hele_maanden van tv", "maand"),
    ("hele_jaren van tv", "jaar"),
    ("begin van tvt", "datumtijd"),
    ("einde van tvt", "datumtijd"),
    ("uren van tvt", "uur"),
    ("eerste_dag van tvt", "datum"),
    ("laatste_dag van tvt", "datum"),
    ("tijdvak (d tot e)", "tijdvak"),
    ("tijdvak (d tot en met e)", "tijdvak"),
    ("tijdvak (moment tot moment2)", "tijdvak(tijd)"),
    ("1 december van 2018", "datum"),
    ("1 december van jaar van d", "datum"),
    ("1 december van d", "datum"),
    ("1 december van tv", "datum"),
    ("1 december van aant", "datum"),
    ("de 16e van d", "datum"),
    ("de 16e van tv", "datum"),
    ("tv binnen tv", "tijdvak"),
    ("tvt binnen tvt", "tijdvak(tijd)"),
    ("tvt binnen tv", "tijdvak(tijd)"),
    ("bedrag tijdsevenredig naar tv binnen tv", "€"),
    ("aant tijdsevenredig naar tv binnen tv", "getal"),
    # questions
    ("n is 1", "ja/nee"),
    ("uren is minstens 90 minuten", "ja/nee"),
    ("d is voor e", "ja/nee"),
    ("moment is uiterlijk moment2", "ja/nee"),
    ("t is vanaf 22:00", "ja/nee"),
    ("t is minstens 22:00", "ja/nee"),
    ("trede is minstens midden", "ja/nee"),
    ("midden is hoogstens trede", "ja/nee"),
    ("kleur is rood", "ja/nee"),
    ("rood is kleur", "ja/nee"),
    ('kleur is "rood"', "ja/nee"),
    ("weekdag van d is zo", "ja/nee"),
    ("tekst is niet tekst", "ja/nee"),
    ("ok is ja", "ja/nee"),
    ("n_of_geen is geen", "ja/nee"),
    ("n is gegeven", "ja/nee"),
    ("kleur is een van (rood; groen)", "ja/nee"),
    ("uren is een van (1 uur; 90 minuten)", "ja/nee"),
    ("d valt in tv", "ja/nee"),
    ("moment valt in tv", "ja/nee"),
    ("moment valt in tvt", "ja/nee"),
    ("tv valt in tv", "ja/nee"),
    ("tvt valt in tv", "ja/nee"),
    ("tvt overlapt met tvt", "ja/nee"),
    ("tvt overlapt met tv", "ja/nee"),
    ("ok en niet ok", "ja/nee"),
    ("(ok of ok) en ok", "ja/nee"),
    # choosing
    ("als ok dan bedrag anders € 0,00", "€"),
    ("als ok dan n anders n_of_geen", "getal of geen"),
    ("als ok dan geen anders bedrag", "€ of geen"),
    ("als ok dan bedrag anders geen", "€ of geen"),
    ("bedrag maar ten minste € 10,00", "€"),
    ("d maar ten hoogste e", "datum"),
    ("trede maar ten minste midden", "stap(laag; midden; hoog)"),
    ("n_of_geen maar ten minste 1", "getal"),
    ("n_of_geen bij ontbreken 0", "getal"),
    ("n_of_geen bij ontbreken n_of_geen", "getal of geen"),
    ("het hoogste van (bedrag; € 1,00; zaakregel)", "€"),
    ("het laagste van (uren; minuten_extra)", "uur"),
    ("het hoogste van (trede; trede)", "stap(laag; midden; hoog)"),
    ("de laatste van (d; e)", "datum"),
    ("de vroegste van (moment; moment2)", "datumtijd"),
    ("de vroegste van (t; 22:00)", "tijd"),
    # rounding
    ("bedrag rekenkundig afgerond op centen", "€"),
    ("uurloon naar boven afgerond op centen", "€/uur"),
    ("n naar beneden afgerond op 2 decimalen", "getal"),
    ("perc rekenkundig afgerond op 2 decimalen", "percentage"),
    ("uren naar boven afgerond op hele uren", "uur"),
    ("minuten_extra naar boven afgerond op hele uren", "uur"),
    ("bedrag naar beneden afgerond op hele euro", "€"),
    ("n rekenkundig afgerond op hele getallen", "getal"),
    ("perc rekenkundig afgerond op hele procenten", "percentage"),
    ("bedrag weg van nul afgerond op een veelvoud van € 2,50", "€"),
    ("uren naar boven afgerond op een veelvoud van 15 minuten", "uur"),
    ("n_of_geen richting nul afgerond op 0 decimalen", "getal"),
    ("jaren_dienst uitgedrukt in maanden", "getal"),
    ("uren uitgedrukt in minuten", "getal"),
    # tables
    ("loon_kolom uit schaal bij (1)", "€/maand of geen"),
    ("groep uit schaal bij (n_of_geen)", "keuze(a; b)"),
    ('z uit twee bij (1; "b")', "€"),
    ("hetzelfde of het naasthogere loon_kolom uit schaal bij (loon)", "€/maand of geen"),
    ("loon_kolom uit lage bij (1)", "€/maand of geen"),
    ("afstand volgens staf", "€"),
    # at another date
    ("norm op d", "uur/week"),
    ("zaakregel op d", "€"),
    ("kosten van x op d", "€"),
    # elements and lists
    ("kosten van x", "€"),
    ("per_dienst van x", "€"),
    ("begin van x", "datumtijd"),
    ("uren van x", "uur"),
    ("delen van x", "lijst deel"),
    ("som van kosten van y over elke y uit diensten", "€"),
    ("som van uren van y over elk y uit delen waarvoor toeslag van y is 60%", "uur"),
    ("som van uren van y over elk y uit delen van x", "uur"),
    ("som van ip van y over elke y uit schaal", "getal"),
    ("som van per_dienst van y over elke y uit diensten op d", "€"),
    ("aantal over elke y uit diensten", "aantal"),
    ("aantal verschillende soort van y over elke y uit diensten", "aantal"),
    ("gemiddelde van kosten van y over elke y uit diensten", "€"),
    ("gemiddelde van aant over elke y uit diensten", "getal"),
    ("het hoogste van duur van y over elke y uit diensten", "uur"),
    ("het laagste van trede_van van y over elke y uit diensten", "stap(laag; midden; hoog)"),
    ("de vroegste van geboren van y over elke y uit kinderen", "datum"),
    ("de laatste van einde van y over elke y uit diensten", "datumtijd"),
    ("er is een y uit diensten waarvoor soort van y is bereikbaar", "ja/nee"),
    ("er is geen y uit verloven waarvoor y valt in tv", "ja/nee"),
    ("voor elke y uit diensten waarvoor ok geldt kosten van y is € 1,00", "ja/nee"),
    ("voor elke y uit diensten geldt ok", "ja/nee"),
    ("de eerste y uit diensten waarvoor ok", "element dienst"),
    ("kosten van (de laatste y uit diensten)", "€"),
    ("som van (som van prijs van c over elke c uit cursussen van k) over elk k uit kinderen", "€"),
    ("per_kind van (de eerste b uit beurten)", "€"),
    ("rang van (de eerste b uit beurten)", "aantal"),
    ("geboren van (de eerste p uit potje)", "datum"),
    ("toegewezen van (de eerste p uit potje)", "€"),
    ("rest van potje", "€"),
    ("eerste_dag van (de eerste m uit maanden)", "datum"),
    ("dagen van (de eerste m uit maanden)", "dag"),
    ("dagen van (de eerste v uit verloven)", "dag"),
    ("voor elke y uit diensten geldt y is x", "ja/nee"),
    ("voor elke y uit diensten geldt y valt in tv", "ja/nee"),
    ("uren van (x binnen tv)", "uur"),
]  # fmt: skip
NAMES = {"x": Type("element", kind="dienst")}


@pytest.mark.parametrize(("text", "expected"), RIGHT, ids=[text for text, _ in RIGHT])
def test_type_of_a_formula(text: str, expected: str, scope: Scope) -> None:
    """Each construct has its type, and every node below it has one too."""
    typed, wrong = check(tree(text), scope, PLACE, NAMES)
    assert [d.message for d in wrong] == []
    assert typed.type is not None
    assert typed.type.text == expected
    lists = [n for n in s.walk(typed) if n.type is None]
    assert [n for n in lists if not (isinstance(n, s.Name) and n.ref == "lijst")] == []


def test_every_kind_of_node_is_checked() -> None:
    """The table of checks leaves out only what the checker itself puts in; the formulas above use every one."""
    assert {*CHECKS} == {*s.NODES} - {s.Convert}
    assert {n.__class__ for text, _ in RIGHT for n in s.walk(tree(text))} == {*CHECKS}


WRONG = [
    ("n + bedrag", "LW225", "bedrag", "n"),
    ("bedrag + uren", "LW225", "uren", "bedrag"),
    ("dag_aantal + maand_aantal", "LW225", "maand_aantal", "dag_aantal"),
    ("uren - dag_aantal", "LW225", "dag_aantal", "uren"),
    ("tekst + tekst", "LW222", "tekst", ""),
    ("ok + ok", "LW222", "ok", ""),
    ("ok * 2", "LW222", "ok", ""),
    ("2 / d", "LW222", "d", ""),
    ("-tekst", "LW222", "tekst", ""),
    ("loon gedurende bedrag", "LW237", "bedrag", ""),
    ("loon gedurende 2", "LW237", "2", ""),
    ("d + uren", "LW238", "uren", "d"),
    ("d + 2", "LW238", "2", "d"),
    ("d + e", "LW238", "e", "d"),
    ("d - moment", "LW238", "moment", "d"),
    ("moment + 2 werkdagen", "LW238", "2 werkdagen", "moment"),
    ("d + tekst", "LW238", "tekst", "d"),
    ("n is bedrag", "LW225", "bedrag", "n"),
    ("d is moment", "LW225", "moment", "d"),
    ("kleur is trede", "LW225", "trede", "kleur"),
    ("omgekeerd is minder dan trede", "LW225", "trede", "omgekeerd"),
    ("tekst is minstens tekst", "LW239", "tekst is minstens tekst", ""),
    ("kleur is meer dan rood", "LW239", "kleur is meer dan rood", ""),
    ("n is voor 2", "LW239", "n is voor 2", ""),
    ("trede is na midden", "LW239", "trede is na midden", ""),
    ("kleur is paars", "LW226", "paars", ""),
    ('kleur is "paars"', "LW230", '"paars"', ""),
    ("kleur is een van (rood; 1)", "LW225", "1", "kleur"),
    ("kleur is een van (rood; roood)", "LW226", "roood", ""),
    ("bedrag is een van (€ 1,00; 2 uren)", "LW225", "2 uren", "bedrag"),
    ("n valt in tv", "LW225", "tv", "n"),
    ("d valt in tvt", "LW225", "tvt", "d"),
    ("tv valt in tvt", "LW225", "tvt", "tv"),
    ("d overlapt met tv", "LW225", "tv", "d"),
    ("moment overlapt met tvt", "LW225", "tvt", "moment"),
    ("d valt in n", "LW224", "n", ""),
    ("n en ok", "LW223", "n", ""),
    ("ok of tekst", "LW223", "tekst", ""),
    ("niet bedrag", "LW223", "bedrag", ""),
    ("als n dan 1 anders 2", "LW223", "n", ""),
    ("als ok dan 1 anders bedrag", "LW225", "bedrag", "1"),
    ("als ok dan ok anders d", "LW225", "d", "ok"),
    ("bedrag maar ten minste 10", "LW225", "10", "bedrag"),
    ("tekst maar ten minste tekst", "LW222", "tekst", ""),
    ("n_of_geen bij ontbreken bedrag", "LW225", "bedrag", "n_of_geen"),
    ("het hoogste van (bedrag; n)", "LW225", "n", "bedrag"),
    ("het hoogste van (d; e)", "LW239", "het hoogste van (d; e)", ""),
    ("de laatste van (n; 1)", "LW239", "de laatste van (n; 1)", ""),
    ("het laagste van (tekst; tekst)", "LW239", "het laagste van (tekst; tekst)", ""),
    ("het hoogste van (bedrag; d)", "LW225", "d", "bedrag"),
    ("n rekenkundig afgerond op centen", "LW240", "n rekenkundig afgerond op centen", ""),
    ("uren rekenkundig afgerond op hele euro", "LW220", "uren", ""),
    ("uren rekenkundig afgerond op hele uurtjes", "LW241", "uren rekenkundig afgerond op hele uurtjes", ""),
    ("uren rekenkundig afgerond op een veelvoud van € 1,00", "LW220", "€ 1,00", ""),
    ("tekst rekenkundig afgerond op centen", "LW222", "tekst", ""),
    ("uren uitgedrukt in maanden", "LW220", "uren", ""),
    ("uren uitgedrukt in uurtjes", "LW241", "uren uitgedrukt in uurtjes", ""),
    ("loon_kolom uit schaaal bij (1)", "LW243", "loon_kolom uit schaaal bij (1)", ""),
    ("tarief uit staf bij (1)", "LW243", "tarief uit staf bij (1)", ""),
    ("prijs uit cursussen bij (1)", "LW243", "prijs uit cursussen bij (1)", ""),
    ("loonkolom uit schaal bij (1)", "LW244", "loonkolom uit schaal bij (1)", ""),
    ("loon_kolom uit schaal bij (1; 2)", "LW245", "loon_kolom uit schaal bij (1; 2)", ""),
    ("z uit twee bij (1)", "LW245", "z uit twee bij (1)", ""),
    ("loon_kolom uit schaal bij (bedrag)", "LW220", "bedrag", ""),
    ('loon_kolom uit schaal bij ("x")', "LW220", '"x"', ""),
    ("hetzelfde of het naasthogere loon_kolom uit schaal bij (bedrag)", "LW220", "bedrag", ""),
    ("afstand volgens schaal", "LW242", "afstand volgens schaal", ""),
    ("bedrag volgens staf", "LW220", "bedrag", ""),
    ("afstand volgens stafje", "LW242", "afstand volgens stafje", ""),
    ("norm op n", "LW235", "n", ""),
    ("onbekend", "LW226", "onbekend", ""),
    ("bedag + € 1,00", "LW226", "bedag", ""),
    ("per_dienst", "LW231", "per_dienst", ""),
    ("per_dienst van d", "LW231", "per_dienst van d", ""),
    ("diensten", "LW232", "diensten", ""),
    ("schaal", "LW232", "schaal", ""),
    ("staf", "LW233", "staf", ""),
    ("kleurtje van x", "LW234", "kleurtje van x", ""),
    ("dagen van d", "LW234", "dagen van d", ""),
    ("rest van diensten", "LW232", "diensten", ""),
    ("som van 1 over elke y uit dienstn", "LW227", "dienstn", ""),
    ("som van 1 over elke y uit bedrag", "LW228", "bedrag", ""),
    ("som van 1 over elke y uit cursussen", "LW236", "cursussen", ""),
    ("som van 1 over elke y uit kosten van x", "LW228", "kosten van x", ""),
    ("som van tekst over elke y uit diensten", "LW222", "tekst", ""),
    ("de vroegste van n over elke y uit diensten", "LW239", "n", ""),
    ("het hoogste van geboren van y over elke y uit kinderen", "LW222", "geboren van y", ""),
    ("som van 1 over elke x uit diensten", "LW229", "som van 1 over elke x uit diensten", ""),
    ("som van 1 over elke bedrag uit diensten", "LW229", "som van 1 over elke bedrag uit diensten", ""),
    ("er is een y uit dienstn waarvoor ok", "LW227", "dienstn", ""),
    ("er is een y uit diensten waarvoor n", "LW223", "n", ""),
    ("voor elke y uit dienstn geldt ok", "LW227", "dienstn", ""),
    ("voor elke y uit diensten geldt n", "LW223", "n", ""),
    ("de eerste y uit dienstn", "LW227", "dienstn", ""),
    ("de eerste y uit diensten waarvoor n", "LW223", "n", ""),
    ("som van 1 over elke y uit diensten op n", "LW220", "n", ""),
    ("tv binnen d", "LW224", "d", ""),
    ("tv binnen tvt", "LW225", "tvt", "tv"),
    ("n binnen tv", "LW224", "n", ""),
    ("bedrag tijdsevenredig naar tvt binnen tv", "LW220", "tvt", ""),
    ("bedrag tijdsevenredig naar tv binnen n", "LW224", "n", ""),
    ("tekst tijdsevenredig naar tv binnen tv", "LW222", "tekst", ""),
    ("tijdvak (d tot moment)", "LW225", "moment", "d"),
    ("tijdvak (n tot n)", "LW246", "tijdvak (n tot n)", ""),
    ("tijdvak (moment tot en met moment2)", "LW246", "tijdvak (moment tot en met moment2)", ""),
    ("1 mei van tekst", "LW247", "tekst", ""),
    ("1 mei van bedrag", "LW247", "bedrag", ""),
    ("de 16e van 2018", "LW247", "2018", ""),
    ("dagen van tvt", "LW234", "dagen van tvt", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "part", "other"), WRONG, ids=[row[0] for row in WRONG])
def test_what_is_wrong(text: str, code: str, part: str, other: str, scope: Scope) -> None:
    """One diagnostic at the part that is wrong, with the other part where two do not go together."""
    _, wrong = check(tree(text), scope, PLACE, NAMES)
    assert [pointed(text, d) for d in wrong] == [(code, part, other)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("bedag", "Bedoelde u `bedrag`?"),
        ("kleur is roood", "Bedoelde u `rood`?"),
        ('kleur is "roood"', "Bedoelde u `rood`?"),
        ("peildatm", "Bedoelde u `peildatum`?"),
        ("kostn van x", "Bedoelde u `kosten`?"),
        ("per_dinst van x", "Bedoelde u `per_dienst`?"),
        ("jar van d", "Bedoelde u `jaar`?"),
        ("loon_kolom uit schaaal bij (1)", "Bedoelde u `schaal`?"),
        ("loon_kolm uit schaal bij (1)", "Bedoelde u `loon_kolom`?"),
        ("afstand volgens sta", "Bedoelde u `staf`?"),
        ("aantal over elke y uit dienstn", "Bedoelde u `diensten`?"),
        ("uren uitgedrukt in minutn", "Bedoelde u `minuten`?"),
        ("volstrekt_anders", ""),
    ],
)
def test_did_you_mean(text: str, hint: str, scope: Scope) -> None:
    """A misspelt name comes with the nearest one that would do."""
    _, wrong = check(tree(text), scope, PLACE, NAMES)
    assert [d.hint for d in wrong] == [hint]


@pytest.mark.parametrize(
    ("text", "wanted", "code"),
    [
        ("bedrag", "€", None),
        ("bedrag", "€ of geen", None),
        ("uren", "minuut", None),
        ("1", "aantal", None),
        ("aant", "getal", None),
        ("x", "tijdvak(tijd)", None),
        ("geen", "€ of geen", None),
        ("rood", "keuze(rood; groen)", None),
        ("kleur", "keuze(rood; groen; geel)", None),
        ("als ok dan rood anders groen", "keuze(rood; groen)", None),
        ("n_of_geen", "getal", None),
        ("bedrag", "uur", "LW220"),
        ("bedrag", "ja/nee", "LW220"),
        ("geen", "€", "LW220"),
        ("kleur", "keuze(rood)", "LW220"),
        ("1", "percentage", "LW221"),
        ("n", "percentage", None),
        ("x", "tijdvak", "LW220"),
        ("d", "datumtijd", "LW220"),
        ("1 + tekst", "€", "LW225"),
    ],
)
def test_the_type_that_is_wanted(text: str, wanted: str, code: str | None, scope: Scope) -> None:
    """A formula must have the type of its rule; units of one dimension are converted, a bare number is no percentage."""
    typed, wrong = check(tree(text), scope, PLACE, NAMES, wanted_type(wanted))
    assert [d.code for d in wrong] == ([code] if code else [])
    assert code is not None or typed.type is not None


@pytest.mark.parametrize(
    ("text", "wanted", "factor"),
    [("uren", "minuut", 60), ("minuten_extra", "uur", Fraction(1, 60)), ("jaren_dienst", "maand", 12), ("uren", "uur", None)],
)
def test_a_conversion_is_put_in(text: str, wanted: str, factor: object, scope: Scope) -> None:
    """Where the unit differs, the number is multiplied; where it is the same, nothing is."""
    typed, _ = check(tree(text), scope, PLACE, NAMES, wanted_type(wanted))
    assert (typed.factor if isinstance(typed, s.Convert) else None) == factor


@pytest.mark.parametrize(
    ("text", "factor"),
    [("uurloon * minuten_extra", Fraction(1, 60)), ("uren / minuten_extra", 60), ("loon * jaren_dienst", 12), ("n * n", 1)],
)
def test_the_factor_of_a_product(text: str, factor: object, scope: Scope) -> None:
    """A product of unlike units of one dimension carries its factor."""
    typed, _ = check(tree(text), scope, PLACE, NAMES)
    assert isinstance(typed, s.Binary)
    assert typed.factor == factor


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("bedrag", ["invoer"]),
        ("norm", ["waarde"]),
        ("zaakregel", ["regel"]),
        ("peildatum", ["peildatum"]),
        ("x", ["lokaal"]),
        ("kleur is rood", ["invoer", "optie"]),
        ("kosten van x", ["veld", "lokaal"]),
        ("per_dienst van x", ["regel", "lokaal"]),
        ("uren van x", ["kenmerk", "lokaal"]),
        ("delen van x", ["lijst", "lokaal"]),
        ("rest van potje", ["rest", "lijst"]),
        ("aantal over elke y uit diensten", ["lijst"]),
        ("aantal over elke y uit diensten op peildatum", ["lijst", "peildatum"]),
    ],
)
def test_what_names_turn_out_to_be(text: str, refs: list[str], scope: Scope) -> None:
    """Every name is resolved."""
    typed, _ = check(tree(text), scope, PLACE, NAMES)
    assert [n.ref for n in s.walk(typed) if isinstance(n, (s.Name, s.Field))] == refs


def test_a_local_name_comes_before_an_option() -> None:
    """A name in the formula hides the option of a choice."""
    colour = Type("keuze", options=("rood", "groen"))
    typed, wrong = check(tree("kleur is rood"), Scope(), PLACE, {"kleur": colour, "rood": colour})
    assert wrong == ()
    assert [n.ref for n in s.walk(typed) if isinstance(n, s.Name)] == ["lokaal", "lokaal"]


def test_after_a_fault_it_is_silent(scope: Scope) -> None:
    """What depends on a part that is wrong, is not reported again."""
    text = "als fout1 is 1 dan fout2 + 1 anders het hoogste van (fout3; 2; fout4) maar ten minste fout5"
    _, wrong = check(tree(text), scope, PLACE, NAMES)
    assert [pointed(text, d)[1] for d in wrong] == ["fout1", "fout2", "fout3", "fout4", "fout5"]


@pytest.mark.parametrize(
    "text",
    [
        "fout * 1", "1 * fout", "d + fout", "fout is 1", "fout valt in tv", "tv valt in fout", "fout is een van (1; 2)", "niet fout",
        "-fout", "fout binnen tv", "fout rekenkundig afgerond op centen", "bedrag rekenkundig afgerond op een veelvoud van fout",
        "fout uitgedrukt in uren", "fout volgens staf", "fout tijdsevenredig naar tv binnen tv", "tijdvak (fout tot d)",
        "1 mei van fout", "de 1e van fout", "dagen van fout", "fout op d", "norm op fout", "fout bij ontbreken 1", "fout maar ten minste 1",
        "loon_kolom uit schaal bij (fout)", "som van fout over elke y uit diensten", "som van 1 over elke y uit delen van fout",
        "som van 1 over elke y uit diensten waarvoor fout", "er is een y uit diensten waarvoor fout", "fout is gegeven",
        "voor elke y uit diensten geldt fout", "de eerste y uit diensten waarvoor fout", "som van 1 over elke y uit diensten op fout",
        "fout gedurende 1 maand", "het hoogste van (1; fout)", "de laatste van (fout; d)",
    ],
)  # fmt: skip
def test_a_fault_in_any_part_is_reported_once(text: str, scope: Scope) -> None:
    """Every construct passes a fault of its part on without one of its own."""
    _, wrong = check(tree(text), scope, PLACE, NAMES, Type("ja/nee"))
    assert ("LW226", "fout", "") in [pointed(text, d) for d in wrong]
    assert {d.code for d in wrong} <= {"LW226", "LW220"}
    assert [d.code for d in wrong].count("LW226") == 1
