"""How hard a Dutch text is to read: two published formulas.

In: texts. Out: words, sentences and syllables, and from these the Flesch-Douma score and the Leesindex A of Brouwer. Both are
R. Flesch's Reading Ease (A new readability yardstick, Journal of Applied Psychology 32, 1948) for Dutch: W. H. Douma, De
leesbaarheid van landbouwbladen (1960), and R. H. M. Brouwer, Onderzoek naar de leesmoeilijkheden van Nederlands proza,
Paedagogische Studiën 40 (1963). Higher is easier; 60 to 70 is called ordinary, below 50 hard.

Syllables are counted by the vowels: each group of letters that Dutch writes for one vowel is one syllable. A program that
breaks words off does not do for this: it leaves out the breaks after one letter (``a-vond``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

VOWELS = re.compile(
    r"ëi|ëe|ëu|üi|aai|ooi|oei|eeu|ieu|auw|ouw|eau|ij|ei|ui|eu|au|ou|ie|oe|aa|ee|oo|uu|[aeiouyáéíóúàèëïöüâêîôû]", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.UNICODE)
STOP = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts of a text."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0

    def __add__(self, other: Measure) -> Measure:
        """The counts of two texts together."""
        return Measure(
            self.words + other.words, self.sentences + other.sentences, self.syllables + other.syllables
        )  # fmt: skip

    @property
    def sentence_length(self) -> float:
        """Words per sentence."""
        return self.words / self.sentences

    @property
    def word_length(self) -> float:
        """Syllables per word."""
        return self.syllables / self.words

    @property
    def douma(self) -> float:
        """Flesch-Douma: 206.84 less 0.77 per syllable in a hundred words and 0.93 per word in a sentence."""
        return 206.84 - 77 * self.word_length - 0.93 * self.sentence_length

    @property
    def brouwer(self) -> float:
        """Leesindex A: 195 less 67 per syllable in a word and 2 per word in a sentence."""
        return 195 - 67 * self.word_length - 2 * self.sentence_length


def syllables(word: str) -> int:
    """The number of syllables of a word; a word of only consonants is spelled out (``cao`` is read as ca-o)."""
    return len(VOWELS.findall(word)) or len(word)


def measure(sentences: Iterable[str]) -> Measure:
    """The counts of sentences; words with a digit and signs are no words, and a sentence without words does not count."""
    found = [words for text in sentences for part in STOP.split(text) if (words := WORD.findall(part))]
    return Measure(sum(map(len, found)), len(found), sum(syllables(word) for words in found for word in words))
