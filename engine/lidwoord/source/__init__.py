"""Source: YAML text as located nodes, within limits.

In: paths and text. Out: `Scalar`, `Mapping` and `Sequence` nodes that know their place, and
diagnostics. No value is interpreted here: every scalar is text.
"""

from lidwoord.source.folders import inside, rule_files
from lidwoord.source.nodes import Entry, Mapping, Node, Scalar, Sequence, to_plain
from lidwoord.source.text import check_text, decode, odd_in_value, read_bytes, read_text
from lidwoord.source.yaml_events import as_parsed, parse_text

__all__ = [
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "as_parsed",
    "check_text",
    "decode",
    "inside",
    "odd_in_value",
    "parse_text",
    "read_bytes",
    "read_text",
    "rule_files",
    "to_plain",
]
