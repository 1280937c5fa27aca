"""Replacing the content of a file, so that no moment exists in which the text is lost.

In: a path, the bytes that it had when it was read, and the new text. Out: nothing, or a diagnostic when the file is left alone.
The new content goes to a file beside it, is brought to the disk, and takes the place of the old in one step.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from lidwoord.diagnostics import Diagnostic, Span, diagnostic
from lidwoord.source import read_bytes

_CHANGED = "het bestand is intussen veranderd"
_AGAIN = "Voer de opdracht opnieuw uit. Er is niets veranderd."


def replace_file(path: Path, before: bytes, text: str, label: str) -> tuple[Diagnostic, ...]:
    """Give a file new content, with the rights that it has; only when it is no link and still holds `before`."""
    place = Span(label, 1, 1, 1, 1)
    part: Path | None = None
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode):
            return (diagnostic("LW931", place, reden="het is geen gewoon bestand"),)
        if not os.access(path, os.W_OK):
            return (diagnostic("LW931", place, reden="u mag het niet schrijven"),)
        part = _written(path, text, state)
        if read_bytes(path, label)[0] != before or path.is_symlink():
            return (diagnostic("LW931", place, hint=_AGAIN, reden=_CHANGED),)
        part.replace(path)
        part = None
        _sync_folder(path.parent)
    except PermissionError:
        return (diagnostic("LW931", place, reden="u mag in deze map niet schrijven"),)
    except OSError as error:
        return (diagnostic("LW931", place, reden=f"het schrijven mislukt ({error.strerror})"),)
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return ()


def _written(path: Path, text: str, state: os.stat_result) -> Path:
    """Write a text to a new file beside a path, with its rights, and bring it to the disk."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            if hasattr(os, "fchown"):
                with contextlib.suppress(PermissionError):
                    os.fchown(file.fileno(), state.st_uid, state.st_gid)
            part.chmod(stat.S_IMODE(state.st_mode))
            os.fsync(file.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk, where a folder can be opened for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
