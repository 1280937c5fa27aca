"""Slips in a formula: words of a legal text where the language has its own.

In: the text of a formula and where it could not be read further. Out: what to write instead, as a hint; and the words that
could stand there, the likely ones first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

AROUND = 80  # characters before the place at which a phrase may begin
ROOM = 76  # characters that a list of words may take in a message
LIKELY = (
    "is", "minstens", "hoogstens", "meer", "minder", "niet", "voor", "na", "uiterlijk", "vanaf", "en", "of", "dan", "anders",
    "maar", "+", "-", "*", "/",
)  # fmt: skip
MORE, LESS = "groter|hoger|meer|langer|ouder", "kleiner|lager|minder|korter|jonger"
PHRASES = tuple(
    (re.compile(written), meant)
    for written, meant in (
        (rf"is (?:{MORE}) dan of gelijk aan\b|is gelijk aan of (?:{MORE}) dan\b", "is minstens"),
        (rf"is (?:{LESS}) dan of gelijk aan\b|is gelijk aan of (?:{LESS}) dan\b", "is hoogstens"),
        (rf"is (?:ten ?minste|minimaal|niet (?:{LESS}) dan)\b", "is minstens"),
        (rf"is (?:ten ?hoogste|maximaal|niet (?:{MORE}) dan)\b", "is hoogstens"),
        (rf"is (?:{MORE}) dan\b", "is meer dan"),
        (rf"is (?:{LESS}) dan\b", "is minder dan"),
        (r"is gelijk aan\b", "is"),
        (r"is (?:eerder dan|vóór)", "is voor"),
        (r"is later dan\b", "is na"),
        (r"is tot en met\b", "is uiterlijk"),
        (r">=|=>|≥", "is minstens"),
        (r"<=|=<|≤", "is hoogstens"),
        (r"<>|!=|≠", "is niet"),
        (r">", "is meer dan"),
        (r"<", "is minder dan"),
        (r"==?", "is"),
        (r"×", "*"),
        (r"÷|:", "/"),
    )
)
ASKED = re.compile(r"([a-zà-öø-ÿ][a-z0-9à-öø-ÿ_]*) *==? *(ja|nee)\b")


def meant(text: str, start: int) -> str:
    """The hint for a phrase in which, or right behind which, a formula could not be read further; "" for anything else."""
    first = max(0, start - AROUND)
    near = text[first : start + AROUND]
    for found in ASKED.finditer(near):
        if found.start() <= start - first <= found.end():
            name = found[1] if found[2] == "ja" else f"niet {found[1]}"
            return f"Schrijf `{name}`: bij ja of nee is de naam genoeg."
    second = text.startswith("dan", start)  # the first was taken for that of ``als … dan``
    for pattern, right in PHRASES:
        for found in pattern.finditer(near):
            behind = second and found[0].endswith("dan") and found.end() < start - first
            if behind or found.start() <= start - first <= found.end() + 1:
                return f"Schrijf `{right}` in plaats van `{found[0]}`."
    return ""


def listed(words: Iterable[str]) -> str:
    """Words as `a`, `b`, `c`, the likely ones first, as many as a message holds."""
    known = list(words)
    signs = "+" in known  # without it the minus is a sign of a number
    ordered = [w for w in LIKELY if w in known and (signs or w.isalpha())] + [
        w for w in known if w not in LIKELY and w.isalpha()
    ]
    shown: list[str] = []
    room = ROOM
    for word in ordered or known:
        room -= len(word) + 4
        if room < 0:
            return f"{', '.join(shown)}, …"
        shown.append(f"`{word}`")
    return ", ".join(shown) if shown else "een waarde"
