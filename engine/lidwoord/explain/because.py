"""Why something is so: the reason behind a ja or a nee, with names and values.

In: an evaluated condition. Out: one sentence part that states what decided it; where the answer is nee the relation is
turned around (``35 is minder dan 40``), so that it reads as it is.
"""

from __future__ import annotations

from dataclasses import replace

from lidwoord.calculate.states import Gap, Judged, NotApplicable, Unknown
from lidwoord.calculate.trace import ItemStep, RuleStep, Step
from lidwoord.explain.named import tidy
from lidwoord.explain.phrase import Phrases, bare, inside, type_of
from lidwoord.explain.words import ANSWERS, element_words, joined, plain, question_words, shown, state_words
from lidwoord.language import syntax as s
from lidwoord.language.write import write

OPPOSITE = {
    "": "niet", "niet": "", "minstens": "minder dan", "minder dan": "minstens", "hoogstens": "meer dan",
    "meer dan": "hoogstens", "vanaf": "voor", "voor": "vanaf", "uiterlijk": "na", "na": "uiterlijk",
}  # fmt: skip
FEW = 5


class Reasons:
    """Reasons, told with the phrases of a rule set; ``numbers`` are the steps that tell a rule on their own; with ``asking``
    an input of ja or nee without a title is told by its question.
    """

    def __init__(self, phrases: Phrases, numbers: dict[int, int], *, asking: bool = False) -> None:
        self.phrases, self.numbers, self.asking = phrases, numbers, asking

    def because(self, step: Step) -> str:
        """What decided a condition."""
        value, e = step.value, step.expr
        if isinstance(value, Gap) and not isinstance(e, (s.Logic, s.Not)):
            return self._gap(step, value)
        if isinstance(e, s.Logic):
            return self._logic(e, step)
        if isinstance(e, s.Not):
            return self.because(step.kids[0])
        if isinstance(e, s.If) and len(step.kids) == 2:
            if isinstance(bare(step.kids[1]).expr, s.Literal):
                return self.because(step.kids[0])
            return f"{self.because(step.kids[1])}, en {self.because(step.kids[0])}"
        if isinstance(e, s.Compare):
            return self._compare(e, step)
        if isinstance(e, (s.Exists, s.ForAll)):
            return self._elements(e, step)
        if isinstance(e, (s.OneOf, s.Presence, s.Within)):
            return self._belongs(e, step)
        return self._plain(step)

    def choices(self, step: Step | None) -> tuple[str, ...]:
        """Why each branch of a formula was taken."""
        found: dict[str, None] = {}
        for part in inside(step):
            e = part.expr
            if isinstance(e, s.If):
                found[self.because(part.kids[0])] = None
            elif isinstance(e, s.IfAbsent) and part.note is True:
                found[f"{self.phrases.taken(part.kids[0])} is er niet"] = None
            elif isinstance(e, s.Clamp) and len(part.kids) == 2 and not isinstance(part.value, Gap):
                found[self._bound(e, part)] = None
        return tuple(found)

    def _bound(self, e: s.Clamp, step: Step) -> str:
        """Whether a bound made a difference."""
        applies = step.value == step.kids[1].value and step.value != step.kids[0].value
        low = e.op == "ten minste"
        bound = bare(step.kids[1])
        text = f"de {'ondergrens' if low else 'bovengrens'} van {shown(bound.value, type_of(bound))}"
        return f"{text} geldt hier" if applies else f"{text} is gehaald" if low else f"{text} is niet overschreden"

    def _gap(self, step: Step, gap: Gap) -> str:
        if isinstance(gap, Unknown):
            return f"nog niet bekend is: {'; '.join(self.missing(gap)) or self.phrases.taken(step)}"
        if isinstance(gap, NotApplicable):
            return f"{self.phrases.taken(step)} geldt niet ({tidy(gap.reason)})"
        return f"{self.phrases.taken(step)}: {state_words(gap)}"

    def missing(self, gap: Unknown) -> list[str]:
        """The questions behind something unknown."""
        return [question_words(self.phrases.names.rules, name) for name in gap.missing]

    def _logic(self, e: s.Logic, step: Step) -> str:
        deciding = e.op == "of"
        if isinstance(step.value, Gap):
            told = [k for k in step.kids if isinstance(k.value, Gap)]
        elif step.value is deciding:
            told = [k for k in step.kids if k.value is deciding]
        else:
            told = list(step.kids)
        return " en ".join(dict.fromkeys(self.because(k) for k in told))

    def _compare(self, e: s.Compare, step: Step) -> str:
        op = e.op if step.value is True else OPPOSITE[e.op]
        left, right = step.kids
        if bare(left).value is None or bare(right).value is None:
            absent = left if bare(left).value is None else right
            return f"{self.phrases.taken(absent)} is er niet"
        return f"{self.phrases.reading(left)} is {op + ' ' if op else ''}{self.phrases.reading(right)}"

    def _belongs(self, e: s.OneOf | s.Presence | s.Within, step: Step) -> str:
        of, held = step.kids[0], step.value is True
        if isinstance(e, s.Presence):
            absent = held is not e.given
            return f"{self.phrases.taken(of)} is er niet" if absent else f"{self.phrases.reading(of)} is er wel"
        if isinstance(e, s.OneOf):
            options = "; ".join(self.phrases.names.words(o) for o in e.options)
            return f"{self.phrases.reading(of)} is {'' if held else 'niet '}een van ({options})"
        whole = self.phrases.reading(step.kids[1])
        if e.overlap:
            return f"{self.phrases.reading(of)} overlapt {'' if held else 'niet '}met {whole}"
        return f"{self.phrases.reading(of)} valt {'' if held else 'niet '}in {whole}"

    def _elements(self, e: s.Exists | s.ForAll, step: Step) -> str:
        """The elements that decided, or that none did."""
        found = [kid for kid in step.kids if isinstance(kid, ItemStep)]
        decided = [kid for kid in found if kid.counted]
        names = self.phrases.names
        if isinstance(e, s.Exists):
            named = names.named(e)
            assert isinstance(named, s.Exists)
            text = tidy(write(replace(named, negated=not decided)))
        else:
            text = names.words(e)
            if decided:
                text = f"niet {text}"
        if not found:
            return f"{text} (de lijst is leeg)"
        if not decided:
            return text
        told = [element_words(kid.element) for kid in decided[:FEW]]
        more = f" en nog {len(decided) - FEW}" if len(decided) > FEW else ""
        if isinstance(e, s.ForAll):
            more = f", en zo nog {len(decided) - 1} keer" if len(decided) > 1 else ""
            return f"{text}: bij {told[0]} geldt dat {self.because(decided[0].kids[0])}{more}"
        return f"{text}, namelijk {', '.join(told) if more else joined(told)}{more}"

    def _plain(self, step: Step) -> str:
        """A ja/nee by its name; a rule that has no step of its own with its reason."""
        below = step.kids[-1] if step.kids else None
        answer = ANSWERS[step.value is True]
        question = self._question(step) if self.asking else ""
        if question:
            assumed = " (aangenomen, want niet gegeven)" if step.note == "standaard" else ""
            return f"op de vraag “{question}” is het antwoord {answer}{assumed}"
        text = f"{self.phrases.taken(step)} is {answer}"
        if not isinstance(below, RuleStep) or id(below) in self.numbers or below.how == "gegeven":
            return text
        why = self.of_rule(below)
        return f"{text} ({why})" if why else text

    def _question(self, step: Step) -> str:
        """The question behind an input that has no title."""
        found = self.phrases.names.rules.inputs.get(step.expr.name) if isinstance(step.expr, s.Name) else None
        return found.question if found is not None and not found.title and found.question.endswith("?") else ""

    def of_rule(self, rule: RuleStep) -> str:
        """What decided a rule of ja or nee: the conditions that failed (or else held), or its formula."""
        judged = [(j, kid) for kind, j, kid in rule.parts if kind == "voorwaarde" and isinstance(j, Judged)]
        if judged:
            failed = [plain(j.label) + (f", {j.cite.text}" if j.cite.text else "") for j, _ in judged if j.held is False]
            return f"niet vervuld: {'; '.join(failed)}" if failed else ""
        main = next((kid for kind, _, kid in reversed(rule.parts) if kind in ("formule", "dan")), None)
        return self.because(main) if main is not None else ""
