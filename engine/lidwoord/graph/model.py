"""What a dependency graph is made of.

In: nothing (these are the data that ``build`` and ``select`` make). Out: nodes, edges from what is calculated to what it
needs, and the figure: the nodes that are shown, with what is folded away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lidwoord.ruleset.model import Citation

MIXED = "verschillend"
ASKED = "uitkomst"
FORMULA, EXCEPTION, TERM, PER = "formule", "afwijking", "looptijd", "per"


@dataclass(frozen=True, slots=True)
class Found:
    """What a case gave for a node.

    ``state`` is one of the five states, or ``verschillend`` where the elements differ in state; ``text`` is the value in
    Dutch notation, or how many elements there are; ``origin`` is ``gegeven``, ``aangenomen`` or empty; ``details`` are
    the values one by one, or the reason why there is none.
    """

    state: str
    text: str = ""
    origin: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a rule set.

    ``kind``: uitkomst (a rule that was asked), regel, invoer, invoerlijst, waarde, tabel, lijst or dagsoort; ``type`` and
    ``reading`` are names, ``per`` is the kind of element that a rule is about. ``used`` says whether the case came to it;
    without a case everything is used.
    """

    id: str
    title: str
    kind: str
    cite: Citation
    source: str = ""
    summary: str = ""
    type: str = ""
    per: str = ""
    reading: str = ""
    found: Found | None = None
    used: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """``start`` needs ``end``; ``kind`` says what for: formule, afwijking (or a block), looptijd, or per (a list)."""

    start: str
    end: str
    kind: str
    used: bool = True


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that some outcomes depend on; ``nodes`` begin with the outcomes.

    ``about`` says of which rule set and when; ``ruleset``, ``version`` and ``date`` say the same for programs.
    """

    title: str
    about: str
    ruleset: str
    version: str
    date: date | None
    asked: tuple[str, ...]
    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    with_case: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """What a shown node needs and is not shown: ``count`` nodes, all that lie behind it included."""

    owner: str
    count: int

    @property
    def id(self) -> str:
        """A name that no node has."""
        return f"… {self.owner}"


@dataclass(frozen=True, slots=True)
class Figure:
    """The part of a graph that is shown; ``terms`` are values that only say how long rules hold, and are left out."""

    graph: Graph
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    folds: tuple[Fold, ...] = ()
    terms: tuple[Node, ...] = ()

    def ids(self) -> tuple[str, ...]:
        """The nodes and then the folds."""
        return (*(node.id for node in self.nodes), *(fold.id for fold in self.folds))

    def links(self) -> dict[tuple[str, str], bool]:
        """Start and end of every edge and every fold, and whether it was used."""
        edges = {(e.start, e.end): e.used for e in self.edges}
        return edges | {(f.owner, f.id): False for f in self.folds}
