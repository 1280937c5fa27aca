"""Attacks on the reading of documents: each a diagnostic with file, line, column and code.

Never a traceback, and each within ten seconds, whichever parser reads it. (The largest of them
also stay far below 500 MB; `test_memory` measures the worst.)
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from hostile.limits import uncovered
from lidwoord.diagnostics import Diagnostic, render_json, render_text
from lidwoord.documents import load_document, parse_document
from lidwoord.source import Mapping, parse_text, to_plain
from lidwoord.source.limits import MAX_BYTES, MAX_DIAGNOSTICS

# Under coverage's tracer Python is several times slower, which is not what is measured here.
SECONDS = 10.0 if sys.gettrace() is None else 60.0
PARSERS = ["c", "pure"]
DEEP = 100_000
HEAD = 'schema: "1"\nartikel: "5"\ntitel: x\n'
MANY = ["LW030"]


def codes(problems: tuple[Diagnostic, ...]) -> list[str]:
    """Return the codes, having made sure that each has a place, a file and words in every form."""
    lines = render_text(problems, lambda _file, _line: "een regel").splitlines()
    assert len(lines) >= len(problems)
    for shown in render_json(problems):
        assert shown["bestand"] == "aanval.yaml"
        assert all(isinstance(shown[key], int) and shown[key] for key in ("regel", "kolom", "tot_regel", "tot_kolom"))
        assert shown["bericht"]
        assert len(str(shown["bericht"])) < 400
    return [d.code for d in problems]


BOMBS = {
    "aliases": ("a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a, *a]\n" for i in range(20_000)), "LW013"),
    "billion laughs": ("a: &a [x, x]\n" + "".join(f"a{i}: &a{i} [*a, *a{i - 1}]\n" for i in range(1, 9)), "LW013"),
    "alias to itself": ("&a [*a]", "LW013"),
    "flow sequences": ("[" * DEEP, "LW009"),
    "flow sequences, closed": ("[" * DEEP + "]" * DEEP, "LW009"),
    "flow mappings": ("{" * DEEP, "LW009"),
    "flow mappings with keys": ("{a: " * DEEP, "LW009"),
    "flow sequences over lines": ("[\n" * DEEP, "LW009"),
    "flow of both": ("[{" * DEEP, "LW009"),
    "block sequences": ("- " * DEEP + "a", "LW009"),
    "block keys": ("? " * DEEP + "a", "LW009"),
    "block mappings": ("".join(" " * depth + "a:\n" for depth in range(1_400)), "LW009"),
    "deep behind a document": (HEAD + "regels: " + "[" * DEEP, "LW009"),
    "tag for an object": ("a: !!python/object/apply:os.system ['true']", "LW014"),
    "tags": ("!a " * 300_000, "LW014"),
    "anchors": ("&a " * 300_000, "LW013"),
    "merge": ("a: {b: 1}\n<<: {c: 2}\n", "LW015"),
    "merge of an alias": ("a: &x {b: 1}\nc:\n  <<: *x\n", "LW013"),
    "NUL": ("a: \0", "LW004"),
    "escape codes": ("a: \x1b[2J", "LW004"),
    "bidi": ("a: \u202e", "LW005"),
    "isolates": ("a: \u2066b\u2069", "LW005"),
    "hidden tag characters": ("a: \U000e0061\U000e0062", "LW005"),
    "line separator": ("a: 1\u2028b: 2", "LW008"),
    "half a character": ("a: \ud83d", "LW034"),
    "control character by escape": ('a: "\\x1b[2J"', "LW004"),
    "bidi by escape": ('a: "\\u202e"', "LW005"),
    "half a character by escape": ('a: "\\ud83d"', "LW026"),
    "no character by escape": ('a: "\\U00110000"', "LW026"),
    "nothing but NUL": ("\0" * MAX_BYTES, "LW004"),
    "nothing but tabs": ("\t" * MAX_BYTES, "LW006"),
    "nothing but directives": ("%a\n" * 300_000, "LW019"),
    "nothing but documents": ("---\n" * 200_000, "LW011"),
    "nothing but ends": ("...\n" * 200_000, "LW028"),
    "nothing but stars": ("*" * 1_000_000, "LW013"),
    "nothing but comments": ("#\n" * 500_000, "LW011"),
    "nothing but blank lines": ("\n" * 1_000_000, "LW011"),
    "nothing but colons": (": " * 500_000, "LW023"),
    "nothing but commas": ("[" + "," * 1_000_000, "LW028"),
    "nothing but key signs": ("?\n" * 500_000, "LW018"),
    "an endless quote": ('a: "' + "b" * 1_000_000, "LW022"),
    "an endless quote with line breaks": ("a: '" + "\n" * 1_000_000, "LW022"),
    "an endless key": ("a" * 1_000_000 + "\nb: 1", "LW021"),
    "keys without values": ("{" + "a,\n" * 300_000 + "}", "LW027"),
    "equal keys": ("a: 1\n" * 100_000, "LW016"),
    "equal keys in flow": ("{" + "a: 1, " * 100_000 + "}", "LW016"),
    "values split at commas": ("- {" + "a: 1,5, " * 100_000 + "}", "LW020"),
    "more parts than allowed": ("[" + "1," * 200_000 + "1]", "LW010"),
    "mixed brackets": ("{" + "a: [b},\n" * 100_000, "LW024"),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", BOMBS)
def test_bombs(name: str) -> None:
    """Whatever the size or the nesting, a few diagnostics and no more, the same from both parsers."""
    text, code = BOMBS[name]
    results = []
    for parser in PARSERS:
        start = time.process_time()
        results.append(parse_text(text, "aanval.yaml", parser=parser))
        assert time.process_time() - start < SECONDS
    quick, pure = results
    assert quick == pure
    node, problems = quick
    assert node is None
    assert len(problems) <= MAX_DIAGNOSTICS + 1
    assert codes(problems)[0] == code


FILES = {
    "two MiB": (b"a" * (2 * MAX_BYTES), ["LW001"], "1:1"),
    "one byte too many": (b"#" * (MAX_BYTES + 1), ["LW001"], "1:1"),
    "latin-1": (HEAD.encode() + b"regels: \xe9\n", ["LW003"], "4:9"),
    "utf-16": (HEAD.encode("utf-16"), ["LW003"], "1:1"),
    "overlong": (b"a: \xc0\x80", ["LW003"], "1:4"),
    "surrogate": (b"a: \xed\xa0\x80", ["LW003"], "1:4"),
    "cut short": (b"a: \xe2\x82", ["LW003"], "1:4"),
    "not text at all": (bytes(range(256)) * 100, ["LW003"], "2:118"),
    "NUL": (HEAD.encode() + b"\0", ["LW004"], "4:1"),
    "empty": (b"", ["LW011"], "1:1"),
    "a byte order mark alone": (b"\xef\xbb\xbf", ["LW011"], "1:1"),
    "lone carriage returns": (HEAD.replace("\n", "\r").encode(), ["LW008"] * 3, "1:12"),
}


@pytest.mark.parametrize("name", FILES)
def test_files(name: str, tmp_path: Path) -> None:
    """What is no text, or too much of it, at the place where that shows."""
    data, expected, place = FILES[name]
    path = tmp_path / "5.yaml"
    path.write_bytes(data)
    document, problems = load_document(path, "aanval.yaml")
    assert (document, codes(problems)) == (None, expected)
    assert str(problems[0].span) == f"aanval.yaml:{place}"


def test_a_device_or_a_link_in_a_circle_is_no_file(tmp_path: Path) -> None:
    """Reading `/dev/zero` would never end."""
    loop = tmp_path / "lus.yaml"
    loop.symlink_to(loop)
    for path in (Path("/dev/zero"), loop, tmp_path):
        assert codes(load_document(path, "aanval.yaml")[1]) == ["LW002"]


def many(line: str, head: str = HEAD) -> str:
    """Return a document with seventy thousand of these lines, each with its own number."""
    return head + "".join(line.format(number) for number in range(70_000))


SECTION = HEAD + "regels:\n"
FULL = MAX_DIAGNOSTICS
MISSPELT = {
    "section": (HEAD + "regls: {}\n", ["LW101"]),
    "two in one rule": (HEAD + "regels: {a: {typ: €, formle: x}}\n", ["LW101", "LW101"]),
    "a key of another section": (HEAD + "waarden: {a: {type: €, waarde: 1, formule: x}}\n", ["LW101"]),
    "70,000 unknown keys": (many("k{}: 1\n"), ["LW101"] * FULL + MANY),
    "70,000 wrong rules": (many("  k{}: 1\n", SECTION), ["LW103"] * FULL + MANY),
    "70,000 wrong names": (many("  K{}: 1\n", SECTION), ["LW105"] * FULL + MANY),
    "70,000 empty keys": (many("  k{}:\n", SECTION), ["LW106"] * FULL + MANY),
    "a key of a megabyte": (HEAD + "? " + "a" * 1_000_000 + "\n: 1\n", ["LW101"]),
    "a key that shows as another": (HEAD + '"regels\\u200b": {a: {type: €, formule: x}}\n', ["LW005"]),
    "a key in another script": (HEAD + "r\u0435gels: {a: {type: €, formule: x}}\n", ["LW101"]),
    "a key with a format": (HEAD + '"{sleutel.__class__}": 1\n', ["LW101"]),
    "a key that is a path": (HEAD + '"../../etc": 1\n', ["LW101"]),
    "a value of a megabyte": (HEAD + "status: " + "a" * 1_000_000 + "\n", ["LW104"]),
    "a huge version": ("schema: " + "9" * 1_000_000 + "\n", ["LW112"]),
    "a list for a document": ("[" + "1, " * 100_000 + "]", ["LW110"]),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", MISSPELT)
def test_documents(name: str) -> None:
    """What YAML allows and the schema does not: in time, and never more than a screenful."""
    text, expected = MISSPELT[name]
    start = time.process_time()
    document, problems = parse_document(text, "aanval.yaml", "regels")
    assert time.process_time() - start < SECONDS
    assert document is None
    assert codes(problems) == expected


def test_odd_numbers_pass_as_text() -> None:
    """It is for the declared type to refuse them."""
    text = "a: ٤٢\nb: 1e999999999\nc: 0x1F\nd: .nan\ne: -0\nf: 1_000\ng: 190:20:30\nh: ½\ni: " + "9" * 1_000 + "\n"
    node, problems = parse_text(text, "aanval.yaml")
    assert problems == ()
    assert node is not None
    values = ["٤٢", "1e999999999", "0x1F", ".nan", "-0", "1_000", "190:20:30", "½", "9" * 1_000]
    assert to_plain(node) == dict(zip("abcdefghi", values, strict=True))


@pytest.mark.no_cover
@pytest.mark.parametrize("parser", PARSERS)
def test_very_many_keys_are_no_attack(parser: str) -> None:
    """They are read, each with its place."""
    start = time.process_time()
    node, problems = parse_text("".join(f"k{i}: 1\n" for i in range(70_000)), "aanval.yaml", parser=parser)
    assert time.process_time() - start < SECONDS
    assert problems == ()
    assert isinstance(node, Mapping)
    assert str(node.entries[-1].key.span) == "aanval.yaml:70000:1"


@pytest.mark.no_cover
@pytest.mark.parametrize("parser", PARSERS)
def test_a_plain_scalar_of_a_megabyte(parser: str) -> None:
    """Without or with line breaks it is one text."""
    texts = ["a" * 1_000_000, "a " * 500_000, "a\n" * 500_000]
    start = time.process_time()
    nodes = [parse_text(text, "aanval.yaml", parser=parser)[0] for text in texts]
    assert time.process_time() - start < SECONDS
    assert [len(getattr(node, "text", "")) for node in nodes] == [1_000_000, 999_999, 999_999]


@pytest.mark.parametrize("parser", PARSERS)
def test_memory(parser: str) -> None:
    """The document with most parts in a megabyte stays below 500 MB."""
    code = (
        "from lidwoord.source import parse_text;"
        f"node, _ = parse_text('[' + '{{}},' * 149_000 + '1]', 'x', parser={parser!r}); assert node;"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM:')))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=uncovered())
    assert int(result.stdout) < 500_000
