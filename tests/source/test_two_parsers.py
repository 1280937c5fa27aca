"""libyaml and the pure Python parser give the same nodes, spans and diagnostics."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml.scanner import ScannerError

from lidwoord.source import Node, parse_text, yaml_events, yaml_parsers

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(ROOT.glob("rules/**/*.yaml"))
Result = tuple[Node | None, list[tuple[str, str, str]]]

# Pieces of which YAML is made, right and wrong.
PIECES = [
    "a", "b: ", "- ", "-", "? ", ": ", ":", ",", ", ", "[", "]", "{", "}", '"', "'", "#", " #", "\n", "\n  ", "\n    ",
    "|", ">", "|-", ">-\n ", "&a ", "*a", "!t ", "!", "%", "@", "`", "7,4%", "€ 2,50", "1", "<<: *a", "\n---\n", "...",
    "\n...\n", "\\", "\\x41", "\\ud800", "\\UFFFFFFFF", "é", "  ", "key: value\n", "a: 1\n", "?", "~", '"a"', "'b'",
    "\r\n", "\\/", "\n\n", "|2\n", ">+1\n", " |", "\\\n", "%YAML 1.1\n", "!!str ", "!e!x ", "x:y", "http://a", "#c\n",
    "\\N", "\t", " ", "uren van dienst", "🙂",
]  # fmt: skip


def both(text: str) -> tuple[Result, Result]:
    """Return what the two parsers make of a text."""
    results: list[Result] = []
    for parser in ("c", "pure"):
        node, problems = parse_text(text, "f", parser=parser)
        results.append((node, [(d.code, str(d.span), d.message) for d in problems]))
    return results[0], results[1]


def same(text: str) -> bool:
    """Tell whether the two agree; of a wrong tag, refused anyway, only that both refuse it."""
    quick, pure = both(text)
    tags = any(code == "LW014" for code, _, _ in [*quick[1], *pure[1]])
    return quick == pure or (tags and quick[0] is None and pure[0] is None)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_on_pieces_of_yaml(text: str) -> None:
    """Mostly wrong documents: the same refusals."""
    assert same(text)


LEAVES = st.sampled_from(["a", "7,4%", "€ 1.841,95", "als a dan b", "x: y", "# x", "", " ", "é\nf", "- a", "{", "'", '"', "@"])
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcde"), inner, max_size=4),
    max_leaves=20,
)


@given(tree=TREES, flow=st.booleans(), width=st.integers(10, 80))
def test_on_documents_that_yaml_itself_writes(tree: object, flow: bool, width: int) -> None:
    """Mostly right documents in every style: the same nodes and spans."""
    import yaml

    text = yaml.safe_dump(tree, default_flow_style=flow, width=width, allow_unicode=True)
    assert same(text)


@given(document=st.sampled_from(DOCUMENTS), line=st.integers(0, 400), piece=st.sampled_from(PIECES), at=st.integers(0, 100))
def test_on_rule_files_with_a_slip(document: Path, line: int, piece: str, at: int) -> None:
    """A piece of YAML in the wrong place of a real file: the same diagnostic."""
    lines = document.read_text(encoding="utf-8").splitlines()
    line %= len(lines)
    lines[line] = lines[line][:at] + piece + lines[line][at:]
    assert same("\n".join(lines[: line + 20]))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_on_every_rule_file(document: Path) -> None:
    """The files of this project, whole."""
    quick, pure = both(document.read_text(encoding="utf-8"))
    assert quick == pure
    assert quick[1] == []


def test_without_libyaml_the_pure_parser_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML may have been built without it; only the speed differs."""
    expected = parse_text("a: [1]\n", "f")
    monkeypatch.setattr(yaml_parsers, "HAS_C", False)
    assert parse_text("a: [1]\n", "f") == expected
    with pytest.raises(ValueError, match="without libyaml"):
        parse_text("a: [1]\n", "f", parser="c")


def test_a_limit_of_libyaml_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A libyaml that refuses a nesting before it tells of any (0.2.6): what is said is our own limit, and where that is passed."""
    ours = yaml_events.event_source

    def source(text: str, parser: str | None) -> yaml_parsers.NextEvent:
        def refuse() -> None:
            raise ScannerError("while increasing flow level", None, "exceeded maximum nesting depth", None)

        return ours(text, parser) if parser == "pure" else refuse

    monkeypatch.setattr(yaml_events, "event_source", source)
    node, problems = parse_text("[" * 2000, "f")
    assert node is None
    assert [(d.code, str(d.span)) for d in problems] == [("LW009", "f:1:65")]
