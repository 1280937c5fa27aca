"""Laws of the canonical form, over random edits of the real rule files."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lidwoord.documents import formulas, kind_of, migrate
from lidwoord.format import canonical
from lidwoord.format.located import Edit, Located, edited, locate
from lidwoord.format.pieces import Piece, Sort, comments, pieces
from lidwoord.language.parse import grammar
from lidwoord.language.spelling import tree_of
from lidwoord.source import Mapping, Node, Scalar, to_plain

pytestmark = pytest.mark.no_cover  # what they go through is covered by the tests of each module

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("rules", "tests/tweede_cao", "tests/bench/loonmodel")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.yaml"))
SMALL = [path for path in FILES if path.stat().st_size < 12_000]


@cache
def real(path: Path) -> Located:
    """A real file, located."""
    found, problems = locate(path.read_text("utf-8"), path.name, kind_of(path.name))
    assert problems == ()
    assert found is not None
    return found


def meaning(document: Located) -> object:
    """The keys and values of a document, formulas as trees."""
    marked = {scalar.span for scalar in formulas(document.kind, document.root)}

    def of(node: Node) -> object:
        if isinstance(node, Scalar):
            return (tree_of(node.text.strip()) or node.text) if node.span in marked else node.text
        if isinstance(node, Mapping):
            return [(entry.key.text, of(entry.value)) for entry in node.entries]
        return [of(item) for item in node.items]

    return of(document.root)


def tidied(text: str, path: Path) -> str:
    """The canonical form of a text, which must not be refused."""
    result = canonical(text, path.name, kind_of(path.name))
    assert result.diagnostics == ()
    assert result.text is not None
    return result.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_real_file_is_canonical(path: Path) -> None:
    """What stands in the tree stays as it is, so that CI can ask for it."""
    text = path.read_bytes().decode()
    assert tidied(text, path) == text


def wanted(piece: Piece, text: str) -> bool:
    """Whether blanks may be added before a piece on its line without saying something else."""
    at = text.rfind("\n", 0, piece.start) + 1
    before = text[at : piece.start].strip()  # behind a dash stands the first of several keys in a column
    return piece.sort in (Sort.SCALAR, Sort.HEADER, Sort.COMMENT) and before != "" and not before.endswith("-")


def looser(document: Located, choice: random.Random) -> list[Edit]:
    """More blanks before values and around flow punctuation."""
    edits: list[Edit] = []
    for piece in pieces(document):
        mark = document.text[piece.start : piece.end]
        loose = wanted(piece, document.text) or (piece.sort is Sort.PUNCTUATION and mark in ",]}" and choice.random() < 0.7)
        if loose and choice.random() < 0.1:
            edits.append(Edit(piece.start, piece.start, " " * choice.randint(1, 3)))
    return edits


def commented(document: Located, choice: random.Random) -> list[Edit]:
    """Comments behind lines and on lines of their own, blank lines, and trailing blanks; never inside a scalar."""
    edits: list[Edit] = []
    text = document.text
    inside = {n for p in pieces(document) if p.sort in (Sort.SCALAR, Sort.BODY, Sort.HEADER) for n in lines_in(text, p)}
    at = 0
    for number, line in enumerate(text.split("\n")[:-1]):
        end = at + len(line)
        kind = choice.randrange(40)
        if number not in inside and kind < 5 and "#" not in line:
            added = ("   ", "\n\n\n", f" # opm {number}", f"\n {' ' * choice.randint(0, 9)}# los: {{[{number}", "\n  \n#!\n")[
                kind
            ]
            edits.append(Edit(end, end, added))
        at = end + 1
    return edits


def lines_in(text: str, piece: Piece) -> range:
    """The numbers of the lines of which the end lies inside a piece; a header goes on to the next line."""
    first = text.count("\n", 0, piece.start)
    return range(first, first + text.count("\n", piece.start, piece.end) + (piece.sort is not Sort.SCALAR))


def spread(document: Located, choice: random.Random) -> list[Edit]:
    """More blanks, fewer blanks and other line breaks between the words of formulas."""
    edits: list[Edit] = []
    for scalar in formulas(document.kind, document.root):
        if choice.random() > 0.4:
            continue
        start, end = document.start(scalar.span), document.end(scalar.span)
        written = document.text[start:end]
        if scalar.plain and "\n" not in written:
            tokens = list(grammar().lex(written))
            for before, after in pairwise(tokens):
                here, there = start + (before.end_pos or 0), start + (after.start_pos or 0)
                column = " " * (document.start(scalar.span) - document.text.rfind("\n", 0, start) + 40)
                if choice.random() < 0.2:
                    edits.append(Edit(here, there, choice.choice(["  ", "   ", f"\n{column}", f" \n{column}"])))
                elif after.type in ("RPAR", "SEMICOLON") and choice.random() < 0.5:
                    edits.append(Edit(here, there, " "))
        elif written.startswith(">"):
            words = [at for at in range(start, end) if document.text[at] == " " and document.text[at - 1 : at + 2].strip(" \n")]
            body = document.text.index("\n", start)
            margin = len(document.text[body + 1 :]) - len(document.text[body + 1 :].lstrip(" "))
            for at in words:
                alone = document.text[at - 1] not in " \n" and document.text[at + 1] not in " \n"
                around = tree_of(f"{document.text[start + 2 : at]}") is None  # never between a number and its unit
                if at > body and alone and around and document.text[at - 1].isalpha() and choice.random() < 0.1:
                    edits.append(Edit(at, at + 1, f"\n{' ' * (margin + choice.choice([0, 0, 2]))}"))
    return edits


def requoted(document: Located, choice: random.Random) -> list[Edit]:
    """Double quotes as single ones."""
    edits: list[Edit] = []
    for piece in pieces(document):
        written = document.text[piece.start : piece.end]
        if piece.sort is Sort.SCALAR and written[0] == '"' and "\\" not in written and choice.random() < 0.3:
            edits.append(Edit(piece.start, piece.end, "'" + written[1:-1].replace("'", "''") + "'"))
    return edits


def shifted(document: Located, choice: random.Random) -> list[Edit]:
    """Blocks further to the right: every line below a key of the document."""
    edits: list[Edit] = []
    for entry in document.root.entries:
        by = choice.choice([0, 0, 1, 2, 5])
        if isinstance(entry.value, Scalar) or document.text[document.start(entry.value.span)] in "{[" or not by:
            continue
        start = document.text.rfind("\n", 0, document.start(entry.value.span)) + 1
        at = start
        while at < document.end(entry.value.span):
            edits.append(Edit(at, at, " " * by))
            at = document.text.index("\n", at) + 1
    return edits


DISTURBANCES = (looser, commented, spread, requoted, shifted)


@given(st.sampled_from(SMALL), st.randoms(use_true_random=False), st.sets(st.integers(0, 4), min_size=1), st.integers(0, 3))
@settings(max_examples=150)
def test_disturbed_files_come_back(path: Path, choice: random.Random, which: set[int], ending: int) -> None:
    """The form is stable, the document and its comments are the same, and lines that were not touched stay as they were."""
    document = real(path)
    for number in sorted(which):
        text = edited(document.text, DISTURBANCES[number](document, choice))
        moved, problems = locate(text, path.name, document.kind)
        assert problems == (), text
        assert moved is not None
        document = moved
    text = document.text
    if ending & 1:
        text = "\ufeff" + text.replace("\n", "\r\n")
    if ending & 2:
        text = text.rstrip("\r\n")
    result = tidied(text, path)
    assert tidied(result, path) == result
    after, _ = locate(result, path.name, document.kind)
    assert after is not None
    assert meaning(after) == meaning(document) == meaning(real(path))
    assert comments(after) == comments(document)
    original = real(path).text.split("\n")
    if which <= {0, 1, 4}:  # neither formulas nor quotes: each line of the original is there again, with its comment at most
        stripped = [
            line.partition("  # opm")[0] for line in result.split("\n") if line.strip() and not line.lstrip().startswith("#")
        ]
        assert stripped == [line for line in original if line.strip() and not line.lstrip().startswith("#")]
    canonical_lines = set(original) & set(text.replace("\r\n", "\n").split("\n"))
    if which == {1}:
        assert canonical_lines <= {*result.split("\n"), ""} | {
            line for line in canonical_lines if line.lstrip().startswith("#")
        }


def test_no_file_is_of_an_older_version() -> None:
    """So that the laws above are about the layout alone."""
    assert all(migrate(real(path).kind, real(path).root)[0] is real(path).root for path in FILES)


def test_the_disturbances_disturb() -> None:
    """Each kind of edit changes many real files, so that the law above is about something."""
    choice = random.Random(1)  # noqa: S311 - a seed, so that the test is the same each time
    for disturb in DISTURBANCES:
        rules = [path for path in SMALL if real(path).kind == "regels"]
        assert sum(1 for path in rules if disturb(real(path), choice)) > len(rules) / 3, disturb.__name__


TEXTS = st.text(st.sampled_from("ab zé€,:#-'\"\\\n[]{}|>?&*!%@0. "), max_size=90)
DATA = st.recursive(
    TEXTS,
    lambda part: (
        st.lists(part, max_size=4) | st.dictionaries(st.from_regex(r"[a-z][a-z0-9 _]{0,8}", fullmatch=True), part, max_size=4)
    ),
    max_leaves=12,
)


class Styled(str):
    """A text with the style in which it is to be written."""

    __slots__ = ("style",)
    style: str | None


class Dumper(yaml.SafeDumper):
    """A writer without anchors, which our files may not have, and with a style for each value."""

    def ignore_aliases(self, _: object) -> bool:
        """Write every part in full."""
        return True


Dumper.add_representer(
    Styled, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=text.style)
)


def styled(data: object, choice: random.Random) -> object:
    """The same data, each text of it with a style."""
    if isinstance(data, dict):
        return {key: styled(value, choice) for key, value in data.items()}
    if isinstance(data, list):
        return [styled(item, choice) for item in data]
    text = Styled(data)
    text.style = choice.choice([None, '"', "'", "|", ">"])
    return text


@given(
    DATA,
    st.randoms(use_true_random=False),
    st.sampled_from([None, True, False]),
    st.integers(2, 9),
    st.sampled_from([20, 40, 200]),
    st.booleans(),
)
@settings(max_examples=400)
def test_documents_in_any_style_of_yaml(
    data: object, choice: random.Random, flow: bool | None, indent: int, width: int, marked: bool
) -> None:
    """What another program writes as YAML stays the same document: quoted, literal, folded, in flow, broken anywhere."""
    written = yaml.dump(
        {"schema": "1", "invoer": {"x": styled(data, choice), "y": styled("a", choice)}},
        default_flow_style=flow,
        indent=indent,
        width=width,
        allow_unicode=True,
        explicit_start=marked,
        explicit_end=marked,
        sort_keys=False,
        Dumper=Dumper,
    )
    document, _ = locate(written, "a.zaak.yaml", "zaak")
    assume(document is not None)  # we refuse some of it, such as a comma number that YAML splits
    assert document is not None
    result = canonical(written, "a.zaak.yaml", "zaak")
    assert result.diagnostics == (), written
    assert result.text is not None
    after, _ = locate(result.text, "a.zaak.yaml", "zaak")
    assert after is not None
    assert to_plain(after.root) == to_plain(document.root)
    assert canonical(result.text, "a.zaak.yaml", "zaak").text == result.text
