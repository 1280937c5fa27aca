"""Keeping a file: whole or not at all, and never over another one without a yes.

In: a name, a text, and whether an existing file may be replaced. Out: the file, readable by its owner only; or
``LidwoordError`` with LW910 (it exists) or LW911 (it can't be written).
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from lidwoord.diagnostics import LidwoordError, diagnostic


def save_text(name: str, text: str, *, replace: bool = False, hint: str | None = None) -> None:
    """Write a text to a file beside which it is first written in full; ``hint`` is what to do when it exists."""
    path = Path(name)
    try:
        if path.is_dir():
            raise IsADirectoryError
        handle, made = tempfile.mkstemp(prefix=".lidwoord-", dir=path.parent)
        draft = Path(made)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if not replace:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))  # the name is now ours, or it was someone's already
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError as error:
        raise LidwoordError((diagnostic("LW910", None, hint=hint, naam=name),)) from error
    except (OSError, ValueError) as error:
        raise LidwoordError((diagnostic("LW911", None, naam=name, reden=_reason(error)),)) from error


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "de map bestaat niet"
    if isinstance(error, PermissionError):
        return "u mag daar niet schrijven"
    if isinstance(error, IsADirectoryError):
        return "het is een map"
    return "de naam kan niet" if isinstance(error, (ValueError, NotADirectoryError)) else "het schrijven mislukt"
