"""Random cases: deterministic, and drawn to where the rules turn.

In: a seed and a number. Out: cases as the exact evaluator takes them. Half of the shifts lie on the nights that the clock
changes, on public holidays or on the days where a rate, a table or the agreement changes.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from random import Random

from lidwoord.values.periods import Moment, moment

FIRST, LAST = date(2018, 1, 1), date(2018, 12, 31)
CLOCK_CHANGES = (date(2018, 3, 24), date(2018, 3, 25), date(2018, 10, 27), date(2018, 10, 28))
TURNS = (
    *CLOCK_CHANGES, *CLOCK_CHANGES,
    date(2018, 4, 1), date(2018, 4, 2), date(2018, 4, 26), date(2018, 4, 27), date(2018, 5, 5), date(2018, 5, 9), date(2018, 5, 10),
    date(2018, 5, 20), date(2018, 5, 21), date(2018, 6, 30), date(2018, 7, 1), date(2018, 9, 30), date(2018, 12, 24), date(2018, 12, 25),
    date(2018, 12, 26), date(2018, 3, 31), date(2018, 8, 31),
)  # fmt: skip
NIGHT_STARTS = (0, 1, 2, 3, 20, 21, 22, 23)
PERIODS = ("A0", "A1", *map(str, range(19)))


def some_day(random: Random) -> date:
    """A day of 2018, half of the time one where something turns."""
    return random.choice(TURNS) if random.random() < 0.5 else FIRST + timedelta(days=random.randrange(364))


def some_moment(random: Random, local: datetime) -> Moment:
    """The moment of a wall clock time: the hour after where the clock skips it, either of two where it shows it twice."""
    try:
        return moment(local, random.randrange(2))
    except ValueError:
        return moment(local + timedelta(hours=1))


def shifts(random: Random, most: int) -> list[tuple[Moment, Moment]]:
    """Up to ``most`` shifts that do not overlap, in order, each of at most thirty hours."""
    found: list[tuple[Moment, Moment]] = []
    for _ in range(random.choice((0, *range(1, most + 1)))):
        day = some_day(random)
        hour = random.choice(NIGHT_STARTS) if random.random() < 0.6 else random.randrange(24)
        begin = datetime(day.year, day.month, day.day, hour, random.choice((0, 0, 30, random.randrange(60))))
        length = timedelta(hours=random.choice((8, 8, 9, 4, 12, 26)), minutes=random.choice((0, 0, 15, random.randrange(60))))
        start, end = some_moment(random, begin), some_moment(random, begin + length)
        if start < end and end.date <= LAST and all(end <= a or b <= start for a, b in found):
            found.append((start, end))
    return sorted(found)


def often(random: Random, case: dict[str, object], name: str, value: object, chance: float = 0.9) -> None:
    """Give a value, unless this is one of the cases that leave it out."""
    if random.random() < chance:
        case[name] = value


def cao_case(random: Random) -> tuple[date, dict[str, object]]:
    """A case of the real agreement: a scale, a step, shifts."""
    case: dict[str, object] = {}
    group = Fraction(random.choice((5, 10, 10, 15, 35, 35, 40, 50, 60, 65, 65, 70, 80, 25)))
    often(random, case, "functiegroep", group, 0.97)
    often(random, case, "periodiek", random.choice(PERIODS[:10] if random.random() < 0.8 else PERIODS), 0.97)
    often(
        random, case, "geboortedatum", date(random.randrange(1955, 2004), random.randrange(1, 13), random.randrange(1, 29)), 0.9
    )
    often(random, case, "arbeidsduur", Fraction(random.randrange(0, 160), 4), 0.9)
    if random.random() < 0.97:
        made = []
        for begin, end in shifts(random, 2):
            shift: dict[str, object] = {"begin": begin, "einde": end}
            often(random, shift, "volgens_rooster", random.random() < 0.85, 0.95)
            often(random, shift, "meeruren_tot_voltijd", random.random() < 0.5, 0.3)
            made.append(shift)
        case["diensten"] = made
    return some_day(random), case


def months(random: Random) -> list[dict[str, object]]:
    """Some months of 2018 with the hours worked."""
    made = []
    for number in sorted(random.sample(range(1, 13), random.randrange(4))):
        last = (date(2018, number % 12 + 1, 1) if number < 12 else date(2019, 1, 1)) - timedelta(days=1)
        month: dict[str, object] = {"eerste_dag": date(2018, number, random.choice((1, 1, 15))), "laatste_dag": last}
        often(random, month, "gewerkt", Fraction(random.randrange(0, 160 * 60), 60), 0.97)
        often(random, month, "ziek", random.random() < 0.2, 0.5)
        made.append(month)
    return made


def windpark_case(random: Random) -> tuple[date, dict[str, object]]:
    """A case of the invented agreement."""
    case: dict[str, object] = {}
    often(random, case, "trede", Fraction(random.choice((0, 1, 2, 3, 4, 4, 5))), 0.95)
    often(
        random, case, "geboortedatum", random.choice((date(2000, 2, 29), date(2000, 6, 30), date(1980, 1, 1), date(1961, 5, 7)))
    )
    often(random, case, "contracturen", Fraction(random.choice((0, 1, 1878, 900, random.randrange(2000)))))
    often(
        random,
        case,
        "afstand",
        Fraction(random.choice((9, 10, 49, 50, 100, 101, 349, 350, random.randrange(400))), random.choice((1, 1, 4))),
    )
    often(random, case, "jaren_in_dienst", Fraction(random.choice((0, 3, 40, random.randrange(50)))), 0.95)
    often(random, case, "klimcertificaat", random.random() < 0.7)
    often(random, case, "proeftijd", random.random() < 0.3, 0.5)
    often(random, case, "functie", random.choice(("monteur", "leider", "kok")), 0.95)
    often(random, case, "eigen_opslag", random.choice((None, Fraction(833, 10000), Fraction(-5, 100))), 0.6)
    often(random, case, "maanden", months(random), 0.95)
    if random.random() < 0.95:
        made = []
        for begin, end in shifts(random, 2):
            shift: dict[str, object] = {"begin": begin, "einde": end}
            often(random, shift, "storing", random.random() < 0.5, 0.93)
            often(random, shift, "reistijd", Fraction(random.randrange(0, 90), 60), 0.5)
            made.append(shift)
        case["diensten"] = made
    return some_day(random), case
