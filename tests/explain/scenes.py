"""Small rule sets, each with one thing to explain.

In: nothing. Out: ``SCENES`` by name: rules as YAML, the outcome asked, the case, and the options of the question.
"""

# rules and messages read best on one line

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from building import make_rules
from lidwoord.calculate import Answer, calculate
from lidwoord.explain import Explanation, explain


@dataclass(frozen=True, slots=True)
class Scene:
    """A question to a small rule set."""

    rules: str
    outcome: str
    case: dict[str, object] = field(default_factory=dict)
    options: dict[str, object] = field(default_factory=dict)
    on: date = date(2018, 5, 1)


def answer_of(scene: Scene, root: Path) -> Answer:
    """The answer to the question of a scene."""
    rules = make_rules(root, scene.rules)
    return calculate(rules, [scene.outcome], scene.case, date=scene.on, **scene.options)  # type: ignore[arg-type]


def told(scene: Scene, root: Path) -> Explanation:
    """The explanation of the first outcome of a scene."""
    answer = answer_of(scene, root)
    return explain(answer, next(iter(answer.outcomes.values())))


DIENSTEN = """
soorten:
  dienst: {lijst: diensten, is_tijdvak: tijd, velden: {soort: keuze(gewoon; wacht)}}
"""
NACHTEN = [
    {"begin": "2018-05-04T22:00", "einde": "2018-05-05T07:00", "soort": "gewoon"},
    {"begin": "2018-05-06T10:00", "einde": "2018-05-06T12:30", "soort": "wacht"},
]

TAKKEN = """
invoer:
  leeftijd: {type: jaar, vraag: "Hoe oud bent u?"}
  uren: {type: uur, standaard: 10 uur}
waarden:
  grens: {lid: "1", titel: Grens voor ouderen, type: jaar, reeks: [{van: 2018-01-01, waarde: 60 jaar}]}
  hoog: {lid: "2 sub a", type: €/uur, waarde: "€ 10,155/uur"}
  laag: {lid: "2 sub b", type: €/uur, waarde: € 5/uur}
regels:
  tarief:
    lid: "2"
    titel: Tarief per uur
    samenvatting: Het hoge tarief vanaf 60 jaar.
    type: €/uur
    formule: als leeftijd is minstens grens dan hoog anders laag
  loon:
    lid: "3"
    titel: Loon over de week
    type: €
    formule: uren * tarief rekenkundig afgerond op centen maar ten hoogste € 101
"""

GEVALLEN = """
invoer:
  vervoer: {type: keuze(fiets; openbaar_vervoer; auto)}
  afstand: {type: km}
regels:
  vergoeding:
    lid: "4"
    type: €
    gevallen:
      - {lid: "4 sub a", als: vervoer is fiets, dan: € 1}
      - {lid: "4 sub b", als: vervoer is een van (auto; openbaar_vervoer) en afstand is meer dan 10 km, dan: "afstand * € 0,20/km"}
    anders: € 0
"""

VOORWAARDEN = """
invoer:
  in_dienst_op_2017_12_31: {type: ja/nee}
  diensttijd: {type: jaar, vraag: "Hoeveel jaar werkt u hier?"}
  ontslagen: {type: ja/nee, standaard: nee}
waarden:
  nodig: {lid: "5 sub b", titel: Nodige diensttijd, type: jaar, waarde: 3 jaar}
regels:
  recht:
    lid: "5"
    titel: Recht op de uitkering
    type: ja/nee
    voorwaarden:
      - {lid: "5 sub a", naam: eind 2017 in dienst, eis: in_dienst_op_2017_12_31}
      - {lid: "5 sub b", naam: lang_genoeg in dienst, eis: diensttijd is minstens nodig}
      - {lid: "5 sub c", naam: niet ontslagen, eis: niet ontslagen}
  uitkering:
    lid: "6"
    titel: Uitkering
    type: €
    aanspraak: recht
    zonder_aanspraak: € 0
    formule: € 100
"""

AFWIJKINGEN = """
invoer:
  leeftijd: {type: jaar}
  in_opleiding: {type: ja/nee, standaard: nee}
  proef: {type: ja/nee, standaard: nee}
regels:
  uren: {lid: "1", titel: Uren, type: uur, formule: 36 uur}
  minder_uren: {lid: "2", titel: Minder uren voor ouderen, type: uur, in_afwijking_van: uren, als: leeftijd is minstens 60 jaar, formule: 32 uur}
  oude_regeling:
    lid: "3"
    titel: Oude regeling
    type: uur
    in_afwijking_van: uren
    als: leeftijd is minstens 55 jaar
    voorrang_op: [minder_uren]
    formule: 30 uur
  leerling: {lid: "4", titel: Leerling, type: uur, in_afwijking_van: uren, als: is_leerling, formule: 28 uur}
  is_leerling: {lid: "4", titel: Leerling in de zin van deze regel, type: ja/nee, voorwaarden: [{lid: "4 sub a", naam: in opleiding, eis: in_opleiding}]}
  geen_oude_regeling_in_de_proef: {lid: "5", titel: Proef, blokkeert: oude_regeling, als: proef}
"""

STAFFEL = """
invoer:
  afstand: {type: km}
tabellen:
  tarief:
    lid: "2"
    titel: Tarief per kilometer
    soort: staffel
    over: km
    tarief: €/km
    rijen: [{lid: "2 sub a", tot_en_met: 10 km, tarief: "€ 0,15/km"}, {lid: "2 sub b", tarief: "€ 0,27/km"}]
regels:
  vergoeding: {lid: "2", type: €, formule: afstand volgens tarief}
"""

VENSTERS = (
    DIENSTEN
    + """
dagsoorten:
  feestdag: {lid: "1", als: dag is 2018-05-05}
tabellen:
  tijden:
    lid: "2"
    titel: Tijden met toeslag
    soort: tijdvensters
    dekking: gedeeltelijk
    bij_samenloop: volgorde
    kolommen: {deel: percentage}
    rijen:
      - {lid: "2 sub a", dagen: [zo, feestdag], van: "00:00", tot: "24:00", deel: 60%}
      - {dagen: [ma-vr], van: "20:00", tot: "24:00", deel: 33%}
lijsten:
  stukken: {lid: "2", titel: Uren met toeslag, soort: snijden, uit: diensten, langs: tijden, element: stuk}
waarden:
  uurloon: {lid: "3", type: €/uur, waarde: "€ 13,33/uur"}
regels:
  toeslag_van_dienst:
    lid: "2"
    titel: Toeslag van de dienst
    per: dienst
    type: €
    geldt_als: soort van dienst is gewoon
    formule: som van uren van stuk * deel van stuk * uurloon over elk stuk uit stukken van dienst
  toeslag: {lid: "2", type: €, formule: som van toeslag_van_dienst van dienst over elke dienst uit diensten}
"""
)

LEZINGEN = """
invoer:
  uren: {type: uur}
waarden:
  tarief:
    lid: "1"
    type: €/uur
    lezingen:
      streng: {gekozen: ja, reden: Dat staat in de toelichting., waarde: € 10/uur}
      ruim: {waarde: € 12/uur}
regels:
  loon:
    lid: "2"
    titel: Loon
    type: €
    lezingen:
      per_uur: {gekozen: ja, reden: Het lid noemt elk uur., formule: uren * tarief}
      per_dag: {reden: Een dag is ondeelbaar., formule: uren * tarief}
  bonus:
    lid: "3"
    type: €
    lezing_volgt: loon
    lezingen:
      per_uur: {gekozen: ja, reden: Net als het loon., formule: loon * 10%}
      per_dag: {formule: loon * 20%}
"""

ONBEKEND = """
invoer:
  jong: {type: ja/nee, vraag: "Bent u jonger dan 21 jaar?"}
  uren: {type: uur, vraag: "Hoeveel uur werkte u?"}
  bedrag: {type: €}
regels:
  toeslag: {lid: "1", type: €, formule: als jong dan € 0 anders uren * € 2/uur}
  totaal: {lid: "2", type: €, formule: bedrag + toeslag}
"""

FOUT = """
invoer:
  uren: {type: uur}
  bedrag: {type: €}
regels:
  uurloon: {lid: "1", type: €/uur, formule: bedrag / uren}
  weekloon: {lid: "2", type: €, formule: uurloon * 36 uur}
"""

LOOPTIJD = """
waarden:
  looptijd: {lid: "9", type: tijdvak, waarde: 2018-01-01 t/m 2018-04-30}
regels:
  bonus: {lid: "1", titel: Bonus, type: €, geldt: {volgens: looptijd}, formule: € 50}
  totaal: {lid: "2", type: €, formule: bonus + € 1}
"""

VERVAL = """
vervalt: {lid: "8", als: niet verbindend, vanaf: 2018-05-01}
invoer:
  verbindend: {type: ja/nee}
regels:
  bonus: {lid: "1", type: €, formule: € 50}
"""

LANG = """
soorten:
  maand: {lijst: maanden, is_tijdvak: datum, velden: {loon: €}}
regels:
  totaal: {lid: "1", type: €, formule: som van loon van maand over elke maand uit maanden}
  meeste: {lid: "2", type: €, formule: het hoogste van loon van maand over elke maand uit maanden waarvoor loon van maand is minder dan € 5}
  aantal_hoog: {lid: "3", type: aantal, formule: aantal over elke maand uit maanden waarvoor loon van maand is meer dan € 3}
"""

MAANDEN = """
soorten:
  maand: {lijst: maanden, is_tijdvak: datum, velden: {loon: €}}
regels:
  begin_: {lid: "1", titel: Begin, per: maand, type: datum, formule: eerste_dag van maand}
  van_maand: {lid: "2", titel: Opbouw over de maand, per: maand, type: €, formule: loon van maand * (deel op begin_ van maand)}
  deel: {lid: "3", titel: Deel, type: percentage, formule: 8%}
  opbouw: {lid: "4", titel: Opbouw, type: €, formule: som van van_maand van maand over elke maand uit maanden}
"""

ELKAAR = """
soorten:
  maand: {lijst: maanden, is_tijdvak: datum, velden: {loon: €}}
waarden:
  deel: {lid: "1", type: percentage, reeks: [{van: 2017-01-01, waarde: 8%}, {van: 2018-03-01, waarde: 9%}]}
regels:
  peil: {lid: "2", titel: Dag waarop de maand telt, per: maand, type: datum, formule: eerste_dag van maand}
  opbouw_van_maand: {lid: "2", titel: Opbouw over de maand, per: maand, type: €, formule: loon van maand * (deel_nu op peil van maand)}
  deel_nu: {lid: "1", titel: Deel van het loon, type: percentage, formule: deel}
  opbouw: {lid: "3", titel: Opbouw, type: €, formule: som van opbouw_van_maand van maand over elke maand uit maanden}
"""

VERDELING = """
soorten:
  aanvraag: {lijst: aanvragen, sleutel: naam, velden: {naam: tekst, punten: getal, gevraagd: €}}
lijsten:
  volgorde:
    lid: "1"
    titel: Volgorde van aanvragen
    soort: rangschikking
    uit: aanvragen
    op: punten van aanvraag
    richting: aflopend
    gelijke_stand: onbeslist
    element: gerangschikte
  toewijzing:
    lid: "2"
    titel: Verdeling van het geld
    soort: verdeling
    over: volgorde
    bedrag: € 100
    vraag: gevraagd van gerangschikte
    wijze: op_volgorde
    element: toegewezene
    lezingen:
      stoppen: {gekozen: ja, reden: De rij sluit., bij_tekort: stoppen}
      restant: {bij_tekort: restant_aan_eerste}
regels:
  plaats: {lid: "1", per: gerangschikte, type: getal, formule: rang van gerangschikte}
  verdeeld: {lid: "2", type: €, formule: som van toegewezen van t over elke t uit toewijzing}
  overschot: {lid: "2", type: €, formule: rest van toewijzing}
"""

TOETSEN = (
    DIENSTEN
    + """
invoer:
  grens: {type: uur}
  verlof: {type: tijdvak of geen, standaard: geen}
regels:
  nergens_te_lang: {lid: "1", type: ja/nee, formule: voor elke dienst uit diensten geldt uren van dienst is hoogstens grens}
  een_wacht: {lid: "2", type: ja/nee, formule: er is een d uit diensten waarvoor soort van d is wacht en uren van d is minstens grens}
  begin_van_de_laatste: {lid: "3", type: datumtijd, formule: begin van (de laatste d uit diensten waarvoor soort van d is gewoon)}
  deel: {lid: "4", type: €, formule: "€ 310 tijdsevenredig naar verlof binnen kalendermaand van peildatum bij ontbreken € 0"}
  beide: {lid: "5", type: ja/nee, formule: (verlof is gegeven en verlof overlapt met kalendermaand van peildatum) of nergens_te_lang}
"""
)

NAMEN = """
invoer:
  loon: {type: €/maand}
  uren: {type: uur, minimum: 0 uur}
regels:
  jaarloon:
    lid: "1"
    type: €
    tussenstappen:
      bruto: loon gedurende 12 maanden
      toeslag: bruto * 8%
      ongebruikt: uren * € 1/uur
    formule: bruto + toeslag naar beneden afgerond op een veelvoud van € 5
  weken: {lid: "2", type: getal, formule: uren uitgedrukt in uren / 7 naar boven afgerond op 0 decimalen}
"""

GAPS = """
invoer:
  oud: {type: ja/nee, standaard: ja}
  uren: {type: uur, standaard: 0 uur}
  bedrag: {type: €, standaard: € 5}
  jaren: {type: jaar}
  vast: {type: ja/nee}
regels:
  voorbij: {lid: "1", type: ja/nee, geldt: {tot_en_met: 2017-12-31}, formule: ja}
  eisen:
    lid: "2"
    type: ja/nee
    voorwaarden:
      - {lid: "2 sub a", naam: oud of jong, eis: als oud dan jaren is minstens 5 jaar anders vast}
      - {lid: "2 sub b", naam: voorheen, eis: niet voorbij}
      - {lid: "2 sub c", naam: uurloon, eis: bedrag / uren is meer dan € 5/uur}
      - {lid: "2 sub d", naam: of, eis: vast of jaren is minstens 6 jaar}
      - {lid: "2 sub e", naam: jong, eis: als niet oud dan vast anders bedrag is hoogstens € 5}
"""

AANSPRAKEN = """
invoer:
  jaren: {type: jaar}
  bedrag: {type: € of geen, standaard: geen}
regels:
  oud_genoeg: {lid: "1", titel: Oud genoeg, type: ja/nee, formule: jaren is minstens 18 jaar}
  lid_van_de_club: {lid: "2", titel: Lid van de club, type: ja/nee, formule: ja}
  korting: {lid: "3", type: €, aanspraak: "oud_genoeg en lid_van_de_club en bedrag is meer dan € 10", formule: € 3}
  totaal: {lid: "4", type: €, formule: "-(korting) + € 10"}
  gewoon: {lid: "5", type: €, formule: € 2}
  anders_dan: {lid: "6", titel: Toen, type: €, in_afwijking_van: gewoon, geldt: {tot_en_met: 2017-12-31}, formule: € 1}
  nog_anders: {lid: "7", titel: Bij ouderdom, type: €, in_afwijking_van: gewoon, als: oud_genoeg, formule: € 0}
  jeugd: {lid: "8", titel: Jeugd, blokkeert: nog_anders, als: bedrag is meer dan € 5}
"""

TABELLEN = """
soorten:
  stap: {lijst: stappen, sleutel: nummer, velden: {nummer: aantal, uren: uur}}
invoer: {leeftijd: {type: jaar}, soort: {type: keuze(a; b)}}
tabellen:
  naar_leeftijd:
    lid: "1"
    titel: Uren naar leeftijd
    kolommen: {leeftijd: jaar, soort: keuze(a; b), uren: uur}
    sleutel: [leeftijd, soort]
    zoek: {leeftijd: schijf}
    dekking: gedeeltelijk
    element: leeftijdsrij
    volgorde: uren
    rijen:
      - {leeftijd: {vanaf: 18 jaar, tot: 45 jaar}, soort: a, uren: 10 uur}
      - {lid: "1 sub b", leeftijd: {vanaf: 45 jaar, tot_en_met: 60 jaar}, soort: a, uren: 20 uur}
      - {leeftijd: {meer_dan: 60 jaar}, soort: a, uren: 30 uur}
lijsten:
  hoge_rijen: {lid: "2", soort: selectie, uit: naar_leeftijd, waarvoor: uren van leeftijdsrij is meer dan 10 uur}
regels:
  uren_nu: {lid: "1", type: uur, formule: uren uit naar_leeftijd bij (leeftijd; soort) bij ontbreken 5 uur}
  hoog: {lid: "2", type: uur, formule: uren uit hoge_rijen bij (leeftijd; soort)}
  eerste_hoge: {lid: "3", type: uur, formule: uren van (de eerste r uit hoge_rijen)}
  alle_hoge: {lid: "3", type: uur, formule: som van uren van r over elke r uit hoge_rijen}
  van_stap: {lid: "4", per: stap, type: uur, formule: uren van stap + 1 uur}
  alle_stappen: {lid: "4", type: uur, formule: som van uren van s over elke s uit stappen op 2018-04-01}
"""

SOORTEN_LIJSTEN = (
    DIENSTEN
    + """
lijsten:
  maanden_nu: {lid: "1", soort: kalender, per: maand, binnen: kwartaal van peildatum, element: maand_nu}
  weken_lang: {lid: "2", soort: vensters, binnen: kalendermaand van peildatum, lengte: 2 weken, per: 1 week, element: venster_nu}
  rijen_van: {lid: "3", soort: reeksen, uit: diensten, zolang: begin van volgende is hoogstens_later, element: reeks_nu}
  per_soort: {lid: "4", soort: groepen, uit: diensten, sleutel: soort van dienst, element: groep_nu}
  in_blokken: {lid: "5", soort: blokken, uit: diensten, lengte: 4 uur, laatste: korter, element: blok_nu}
  ertussen: {lid: "6", soort: tussenruimten, uit: diensten, element: rust_nu}
  hele_dagen: {lid: "7", soort: snijden, uit: diensten, langs: kalenderdagen, element: dag_nu}
  laagste_eerst: {lid: "8", soort: rangschikking, uit: diensten, op: uren van dienst, richting: oplopend, gelijke_stand: gelijk, element: op_rij}
  gelijk_verdeeld: {lid: "9", soort: verdeling, over: diensten, bedrag: € 10, vraag: € 8, wijze: naar_rato, element: deel_nu}
regels:
  dagen_per_maand: {lid: "1", type: dag, formule: gemiddelde van dagen van m over elke m uit maanden_nu}
  vensters_geteld: {lid: "2", type: aantal, formule: aantal over elk v uit weken_lang}
  reeksen_geteld: {lid: "3", type: aantal, formule: aantal over elke r uit rijen_van}
  langste_groep: {lid: "4", type: aantal, formule: het hoogste van aantal_leden van g over elke g uit per_soort}
  korte_blokken: {lid: "5", type: uur, formule: het laagste van uren van b over elk b uit in_blokken}
  eerste_rust: {lid: "6", type: datumtijd, formule: de vroegste van begin van r over elke r uit ertussen}
  laatste_dag_nu: {lid: "7", type: datumtijd, formule: de laatste van begin van d over elke d uit hele_dagen}
  rangen: {lid: "8", type: aantal, formule: aantal verschillende rang van o over elke o uit laagste_eerst}
  delen: {lid: "9", type: €, formule: som van toegewezen van d over elk d uit gelijk_verdeeld}
  niets_geteld: {lid: "10", type: uur, formule: som van uren van d over elke d uit diensten waarvoor soort van d is wacht}
"""
).replace(
    "begin van volgende is hoogstens_later", "uren van tijdvak (einde van vorige tot begin van volgende) is hoogstens 60 uur"
)

VERGELIJKEN = """
invoer:
  rust: {type: minuut}
  bedrag: {type: € of geen, standaard: geen}
soorten:
  stap: {lijst: stappen, sleutel: nummer, velden: {nummer: aantal, uren: uur, extra: {type: uur, standaard: 0 uur}}}
regels:
  lang_genoeg: {lid: "1", type: ja/nee, formule: rust is minstens 2 uur}
  vijf_euro: {lid: "2", type: ja/nee, formule: bedrag is € 5}
  geen_euro: {lid: "2", type: ja/nee, formule: € 5 is niet bedrag}
  rust_in_uren: {lid: "3", type: uur, formule: rust + 1 uur rekenkundig afgerond op hele uren}
  eerste_uren: {lid: "4", type: uur of geen, formule: uren van (de eerste s uit stappen waarvoor extra van s is meer dan 9 uur)}
  met_extra: {lid: "5", type: uur, formule: som van uren van s * 2 + (rust_in_uren op (2018-01-01 + 1 dag)) over elke s uit stappen}
  per_stap: {lid: "6", per: stap, type: uur, formule: uren van stap + extra van stap}
"""

VEEL_LEZINGEN = """
regels:
  loon:
    lid: "1"
    type: €
    lezingen:
      nul: {gekozen: ja, reden: Zo., formule: € 0}
""" + "".join(f"      lezing_{chr(97 + n)}: {{formule: € {n}}}\n" for n in range(22))

VERDWENEN = """
soorten:
  week: {lijst: weken, sleutel: nummer, velden: {nummer: aantal, uren: uur}}
lijsten:
  volgorde: {lid: "1", soort: rangschikking, uit: weken, op: uren van week, richting: aflopend, element: op_rij, lezingen: {na_elkaar: {gekozen: ja, reden: Zwijgt., gelijke_stand: volgorde}, gelijk_op: {gelijke_stand: gelijk}}}
  blokken_nu: {lid: "2", soort: groepen, uit: volgorde, sleutel: rang van op_rij, element: groep_nu}
regels:
  in_groep: {lid: "2", per: groep_nu, type: aantal, formule: aantal_leden van groep_nu}
"""

VERSIES = """
invoer:
  uren: {type: uur, titel: Gewerkte uren}
regels:
  toeslag:
    lid: 1; 2
    titel: Toeslag
    type: €
    versies:
      - {van: 2018-01-01, tot_en_met: 2018-06-30, artikel: 1 oud, lid: "3", formule: uren * € 2/uur}
      - {van: 2018-07-01, lid: "2", formule: uren * € 2/uur}
      - {van: 2019-01-01, formule: uren * € 3/uur}
  dubbel: {lid: "9", type: €, formule: (toeslag op 2018-06-30) + toeslag}
"""

JAN = [{"eerste_dag": f"2018-{m:02d}-01", "laatste_dag": f"2018-{m:02d}-28", "loon": "€ 100"} for m in range(1, 5)]
VEEL = [
    {"eerste_dag": f"{2017 + n // 12}-{n % 12 + 1:02d}-01", "laatste_dag": f"{2017 + n // 12}-{n % 12 + 1:02d}-28",
     "loon": f"€ {n % 7},00"} for n in range(60)
]  # fmt: skip
HELE_MAANDEN = [
    {"eerste_dag": f"2018-{m:02d}-01", "laatste_dag": f"2018-{m:02d}-{last}", "loon": "€ 100"}
    for m, last in zip(range(1, 5), (31, 28, 31, 30), strict=True)
]
AANVRAGEN = [
    {"naam": "Zuid", "punten": "3", "gevraagd": "€ 70"},
    {"naam": "Noord", "punten": "5", "gevraagd": "€ 60"},
    {"naam": "West", "punten": "3", "gevraagd": "€ 10"},
]

SCENES = {
    "versie-met-een-eigen-artikel": Scene(VERSIES, "toeslag", {"uren": "3 uur"}),
    "twee-versies": Scene(VERSIES, "dubbel", {"uren": "3 uur"}, on=date(2018, 7, 1)),
    "takken-en-afronding": Scene(TAKKEN, "loon", {"leeftijd": "61 jaar"}),
    "gevallen": Scene(GEVALLEN, "vergoeding", {"vervoer": "openbaar_vervoer", "afstand": "25 km"}),
    "gevallen-anders": Scene(GEVALLEN, "vergoeding", {"vervoer": "auto", "afstand": "8 km"}),
    "geen-recht": Scene(VOORWAARDEN, "uitkering", {"in_dienst_op_2017_12_31": "ja", "diensttijd": "2 jaar"}),
    "wel-recht": Scene(VOORWAARDEN, "uitkering", {"in_dienst_op_2017_12_31": "ja", "diensttijd": "4 jaar"}),
    "afwijkingen": Scene(AFWIJKINGEN, "uren", {"leeftijd": "61 jaar"}),
    "afwijking-geblokkeerd": Scene(AFWIJKINGEN, "uren", {"leeftijd": "57 jaar", "proef": "ja"}),
    "afwijking-onbekend": Scene(AFWIJKINGEN, "uren"),
    "staffel": Scene(STAFFEL, "vergoeding", {"afstand": "25 km"}),
    "tijdvensters": Scene(VENSTERS, "toeslag", {"diensten": NACHTEN}),
    "lezingen": Scene(LEZINGEN, "bonus", {"uren": "10 uur"}),
    "onbekend": Scene(ONBEKEND, "totaal", {"bedrag": "€ 5"}),
    "fout": Scene(FOUT, "weekloon", {"uren": "0 uur", "bedrag": "€ 5"}),
    "buiten-de-looptijd": Scene(LOOPTIJD, "totaal"),
    "nawerking": Scene(LOOPTIJD, "totaal", {}, {"after_effect": True}),
    "vervallen": Scene(VERVAL, "bonus", {"verbindend": "nee"}),
    "niet-vervallen": Scene(VERVAL, "bonus", {"verbindend": "ja"}),
    "gegeven": Scene(LOOPTIJD, "totaal", {"bonus": "€ 7"}),
    "lange-lijst": Scene(LANG, "totaal", {"maanden": VEEL}),
    "hoogste-van-weinig": Scene(LANG, "meeste", {"maanden": JAN[:1]}),
    "telling": Scene(LANG, "aantal_hoog", {"maanden": JAN}),
    "elementen-die-gelijk-lopen": Scene(ELKAAR, "opbouw", {"maanden": JAN}),
    "maanden-die-gelijk-zijn": Scene(MAANDEN, "opbouw", {"maanden": HELE_MAANDEN}),
    "gelijke-stand": Scene(VERDELING, "plaats[Zuid]", {"aanvragen": AANVRAGEN}),
    "verdeling": Scene(VERDELING, "verdeeld", {"aanvragen": AANVRAGEN[:2]}, {"readings": {"toewijzing": "restant"}}),
    "rest": Scene(VERDELING, "overschot", {"aanvragen": AANVRAGEN[:2]}),
    "niet-voor-elke": Scene(TOETSEN, "nergens_te_lang", {"diensten": NACHTEN, "grens": "8 uur"}),
    "er-is-een": Scene(TOETSEN, "een_wacht", {"diensten": NACHTEN, "grens": "2 uur"}),
    "er-is-geen": Scene(TOETSEN, "een_wacht", {"diensten": NACHTEN, "grens": "3 uur"}),
    "de-laatste": Scene(TOETSEN, "begin_van_de_laatste", {"diensten": NACHTEN}),
    "naar-tijd": Scene(TOETSEN, "deel", {"verlof": "2018-05-17 t/m 2018-06-10"}),
    "zonder-verlof": Scene(TOETSEN, "deel"),
    "overlap": Scene(TOETSEN, "beide", {"verlof": "2018-05-17 t/m 2018-06-10"}),
    "eisen-die-niet-te-beoordelen-zijn": Scene(GAPS, "eisen"),
    "aanspraak-met-meer-eisen": Scene(AANSPRAKEN, "korting", {"jaren": "17 jaar", "bedrag": "€ 4"}),
    "aanspraak-met-een-gegeven-uitkomst": Scene(AANSPRAKEN, "korting", {"oud_genoeg": "nee", "bedrag": "€ 40"}),
    "geen-recht-in-een-som": Scene(AANSPRAKEN, "totaal", {"jaren": "17 jaar"}),
    "een-gegeven-uitkomst-zelf": Scene(AANSPRAKEN, "totaal", {"totaal": "€ 4"}),
    "minteken": Scene(AANSPRAKEN, "totaal", {"jaren": "20 jaar", "bedrag": "€ 40"}),
    "afwijking-van-toen": Scene(AANSPRAKEN, "gewoon", {"jaren": "18 jaar", "bedrag": "€ 6"}),
    "afwijking-misschien-geblokkeerd": Scene(AFWIJKINGEN.replace("{type: ja/nee, standaard: nee}\nregels", "{type: ja/nee}\nregels"), "uren", {"leeftijd": "57 jaar"}),
    "tabelrij-met-grenzen": Scene(TABELLEN, "uren_nu", {"leeftijd": "60 jaar", "soort": "a"}),
    "tabelrij-zonder-bovengrens": Scene(TABELLEN, "uren_nu", {"leeftijd": "61 jaar", "soort": "a"}),
    "niet-in-de-tabel": Scene(TABELLEN, "uren_nu", {"leeftijd": "61 jaar", "soort": "b"}),
    "in-een-deel-van-de-tabel": Scene(TABELLEN, "hoog", {"leeftijd": "50 jaar", "soort": "a"}),
    "de-eerste-rij": Scene(TABELLEN, "eerste_hoge"),
    "rijen-van-een-tabel": Scene(TABELLEN, "alle_hoge"),
    "een-veld-is-niet-bekend": Scene(TABELLEN, "van_stap", {"stappen": [{"nummer": 1}]}),
    "lijst-op-een-andere-dag": Scene(TABELLEN, "alle_stappen", {"stappen": [{"nummer": 1, "uren": "5 uur"}]}),
    **{
        f"lijst-{name}": Scene(SOORTEN_LIJSTEN, name, {"diensten": NACHTEN})
        for name in (
            "dagen_per_maand", "vensters_geteld", "reeksen_geteld", "langste_groep", "korte_blokken", "eerste_rust",
            "laatste_dag_nu", "rangen", "delen",
        )
    },
    "lege-lijst": Scene(SOORTEN_LIJSTEN, "niets_geteld", {"diensten": []}),
    "te-veel-lezingen": Scene(VEEL_LEZINGEN, "loon"),
    "naar-tijd-niet-bekend": Scene(TOETSEN.replace(", standaard: geen", ""), "deel"),
    "veel-elementen-gelijk": Scene(ELKAAR, "opbouw", {"maanden": [{**m, "loon": "€ 1"} for m in VEEL[:14]]}),
    "niet-meegeteld": Scene(ELKAAR.replace("2017-01-01", "2017-08-01"), "opbouw", {"maanden": VEEL[:9]}),
    "voor-elke": Scene(TOETSEN, "nergens_te_lang", {"diensten": NACHTEN, "grens": "10 uur"}),
    "voor-elke-van-niets": Scene(TOETSEN, "nergens_te_lang", {"diensten": [], "grens": "10 uur"}),
    "andere-eenheid": Scene(VERGELIJKEN, "lang_genoeg", {"rust": "90 minuten"}),
    "andere-eenheid-niet-bekend": Scene(VERGELIJKEN, "lang_genoeg"),
    "vergeleken-met-niets": Scene(VERGELIJKEN, "vijf_euro"),
    "niets-vergeleken": Scene(VERGELIJKEN, "geen_euro"),
    "afronding-van-uren": Scene(VERGELIJKEN, "rust_in_uren", {"rust": "100 minuten"}),
    "afronding-niet-bekend": Scene(VERGELIJKEN, "rust_in_uren"),
    "geen-eerste": Scene(VERGELIJKEN, "eerste_uren", {"stappen": [{"nummer": 1, "uren": "5 uur"}]}),
    "regel-in-een-lijst": Scene(VERGELIJKEN, "met_extra", {"stappen": [{"nummer": 1, "uren": "5 uur"}], "rust": "60 minuten"}),
    "veld-met-standaard": Scene(VERGELIJKEN, "per_stap", {"stappen": [{"nummer": 1, "uren": "5 uur"}]}),
    "tussenstappen": Scene(NAMEN, "jaarloon", {"loon": "€ 1.234,56/maand"}),
    "hele-weken": Scene(NAMEN, "weken", {"uren": "36 uur"}),
}  # fmt: skip
