"""Dutch numerals: the words for numbers, ranks and fractions.

In: nothing. Out: ``NUMERALS``, from each word, also without accents, to its number. ``een`` is left in: a text that says
``een jaar`` has that figure, and ``een`` as an article can't be told from it.
"""

from __future__ import annotations

from fractions import Fraction

UNITS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
TEENS = ["tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
RANKS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9,
    "tiende": 10, "elfde": 11, "twaalfde": 12, "dertiende": 13, "veertiende": 14, "vijftiende": 15, "zestiende": 16,
    "zeventiende": 17, "achttiende": 18, "negentiende": 19, "twintigste": 20,
}  # fmt: skip
OTHERS = {
    "één": Fraction(1), "eenmaal": Fraction(1), "eenmalig": Fraction(1), "eenmalige": Fraction(1), "tweemaal": Fraction(2),
    "dubbel": Fraction(2), "dubbele": Fraction(2), "driemaal": Fraction(3), "beide": Fraction(2), "anderhalf": Fraction(3, 2),
    "half": Fraction(1, 2), "halve": Fraction(1, 2), "helft": Fraction(1, 2), "kwart": Fraction(1, 4),
    "driekwart": Fraction(3, 4), "tweederde": Fraction(2, 3), "eenderde": Fraction(1, 3), "twaalfde": Fraction(12),
    "volledig": Fraction(100), "volledige": Fraction(100), "geheel": Fraction(100), "gehele": Fraction(100),
}  # fmt: skip


def _numerals() -> dict[str, Fraction]:
    words = {word: number for number, word in enumerate(UNITS + TEENS, start=1)}
    for tens, word in enumerate(TENS, start=2):
        words[word] = tens * 10
        for unit, name in enumerate(UNITS, start=1):
            joint = "ën" if name.endswith("e") else "en"
            words[f"{name}{joint}{word}"] = words[f"{name}en{word}"] = tens * 10 + unit
    hundreds = {"honderd": 100} | {f"{name}honderd": n * 100 for n, name in enumerate(UNITS[1:] + TEENS, start=2)}
    manifold = {f"{name}voud": n for n, name in enumerate(UNITS[1:] + TEENS, start=2)}
    return {word: Fraction(number) for word, number in (words | hundreds | manifold | RANKS).items()} | OTHERS


NUMERALS = _numerals()
