"""Files of a matter, a visit or a person: listed, taken in, seen inside the program, receipted."""

from __future__ import annotations

from ui.widgets.files.panel import FilesPanel

__all__ = ["FilesPanel"]
