"""Diagnostics as text for people and as JSON for programs.

In: diagnostics, and for the text a function that gives a line of a file. Out: text with the line
and carets under the place, or a list of plain objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lidwoord.diagnostics.catalogue import visible
from lidwoord.diagnostics.diagnostic import Diagnostic
from lidwoord.diagnostics.paint import Paint, plainly
from lidwoord.diagnostics.span import Span

ReadLine = Callable[[str, int], "str | None"]

_WIDTH = 160  # characters of a source line that are shown
_BEFORE = 60  # of which before the place


def render_text(diagnostics: Iterable[Diagnostic], read_line: ReadLine | None = None, paint: Paint = plainly) -> str:
    """Return the diagnostics as text, each with its place, source line, related places and hint."""
    return "\n".join(_one(d, read_line, paint) for d in diagnostics)


def render_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Return the diagnostics as plain objects.

    Keys: code, ernst, bericht, bestand, regel, kolom, tot_regel, tot_kolom (null without a place),
    verwant (a list of objects with rol and the same place keys) and hint.
    """
    return [
        {
            "code": d.code,
            "ernst": d.severity,
            "bericht": d.message,
            **_place(d.span),
            "verwant": [{"rol": r.role, **_place(r.span)} for r in d.related],
            "hint": d.hint,
        }
        for d in diagnostics
    ]


def _place(span: Span | None) -> dict[str, object]:
    return {
        "bestand": span.file if span else None,
        "regel": span.line if span else None,
        "kolom": span.column if span else None,
        "tot_regel": span.end_line if span else None,
        "tot_kolom": span.end_column if span else None,
    }


def _one(d: Diagnostic, read_line: ReadLine | None, paint: Paint) -> str:
    where = f"{visible(str(d.span))} " if d.span else ""
    out = [f"{where}{paint(f'{d.severity} {d.code}', d.severity)}: {paint(d.message, 'kop')}"]
    out += _excerpt(d.span, read_line, "^", lambda marks: paint(marks, d.severity))
    for related in d.related:
        out.append(f"  {visible(str(related.span))}: {related.role}")
        out += _excerpt(related.span, read_line, "-", lambda marks: paint(marks, "verwant"))
    if d.hint:
        out.append(f"  hint: {d.hint}")
    return "\n".join(out)


def _excerpt(span: Span | None, read_line: ReadLine | None, mark: str, paint: Callable[[str], str]) -> list[str]:
    """Return the source line and the line with the marks, or nothing without a line."""
    line = read_line(span.file, span.line) if span and read_line else None
    if span is None or line is None:
        return []
    line = line.rstrip("\r\n")
    start = min(max(span.column - 1, 0), len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = min(max(end, start), len(line))
    offset = max(0, start - _BEFORE) if len(line) > _WIDTH else 0
    stop = min(len(line), offset + _WIDTH)
    end = min(end, stop)
    before = ("…" if offset else "") + visible(line[offset:start])
    marked = visible(line[start:end])
    after = visible(line[end:stop]) + ("…" if stop < len(line) else "")
    number = str(span.line)
    return [
        f"  {number} | {before}{marked}{after}",
        f"  {' ' * len(number)} | {' ' * len(before)}{paint(mark * max(1, len(marked)))}",
    ]
