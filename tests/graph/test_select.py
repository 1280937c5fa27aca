"""Which part of a graph is shown."""

from __future__ import annotations

from dataclasses import replace

from graph.scenes import made
from lidwoord.graph.build import graph_of
from lidwoord.graph.model import Edge, Figure, Fold
from lidwoord.graph.select import select
from lidwoord.ruleset.model import RuleSet

CHAIN = [(f"n{n}", f"n{n + 1}") for n in range(9)]
WIDE = [("a", f"w{n:02}") for n in range(40)]


def shown(figure: Figure) -> list[str]:
    """The nodes of a figure."""
    return [node.id for node in figure.nodes]


def test_a_small_graph_is_shown_whole(rules: RuleSet) -> None:
    """Nothing is folded where all of it fits, but a value that only says how long a rule holds."""
    figure = select(graph_of(rules, ["loon"]))
    assert figure.folds == ()
    assert len(figure.nodes) == len(figure.graph.nodes)
    figure = select(graph_of(rules, ["totaal"]), depth=9)
    assert [n.id for n in figure.terms] == ["looptijd"]
    assert "looptijd" not in shown(figure)


def test_a_term_is_drawn_when_asked_for(rules: RuleSet) -> None:
    """By its name, or with everything."""
    for options in ({"opened": ["looptijd"]}, {"everything": True}):
        figure = select(graph_of(rules, ["totaal"]), **options)  # type: ignore[arg-type]
        assert "looptijd" in shown(figure)
        assert figure.terms == ()


def test_a_long_chain_is_cut_at_the_last_column() -> None:
    """The fold says how much lies behind it."""
    figure = select(made(CHAIN, ("n0",)))
    assert shown(figure) == ["n0", "n1", "n2", "n3"]
    assert figure.folds == (Fold("n3", 6),)


def test_a_wide_rule_is_cut_at_the_end_of_the_column() -> None:
    """As many as fit, and the rest in one box."""
    figure = select(made(WIDE))
    assert 8 <= len(figure.nodes) - 1 < 40
    assert figure.folds == (Fold("a", 41 - len(figure.nodes)),)


def test_depth() -> None:
    """Everything within some steps, also beyond a page."""
    figure = select(made(CHAIN, ("n0",)), depth=6)
    assert shown(figure) == [f"n{n}" for n in range(7)]
    assert figure.folds == (Fold("n6", 3),)
    assert len(select(made(WIDE), depth=1).nodes) == 41
    assert select(made(WIDE), depth=99).folds == ()


def test_opening_shows_the_way_and_what_it_needs() -> None:
    """A node far away, with all between, however wide; the rest of the page is filled if there is room."""
    graph = made([*CHAIN, ("n0", "n5"), *((f"n{n}", f"x{n}") for n in range(10))], ("n0",))
    figure = select(graph, opened=["n5"])
    assert {"n5", "n6", "x5"} <= set(shown(figure))
    assert all(f.owner != "n5" for f in figure.folds)
    assert len(select(made(WIDE), opened=["a"]).nodes) == 41
    assert {"n8", "n9"} <= set(shown(select(graph, depth=1, opened=["n8"])))


def test_what_was_used_comes_first() -> None:
    """With a case the page is filled with what the case came to."""
    graph = made(WIDE)
    edges = tuple(Edge(e.start, e.end, e.kind, e.end in ("w38", "w39")) for e in graph.edges)
    assert shown(select(replace(graph, edges=edges)))[-2:] == ["w38", "w39"]


def test_everything() -> None:
    """The whole graph."""
    figure = select(made(CHAIN + WIDE, ("n0", "a")), everything=True)
    assert len(figure.nodes) == 51
    assert figure.folds == ()
    assert len(figure.links()) == 49
