"""Loads what the main window needs, while somebody types a passphrase."""

from __future__ import annotations

from importlib import import_module


def load_all() -> None:
    """Import the core, the main window and every page; called off the main thread."""
    import_module("reception.app")
    import_module("ui.main_window")
    from ui.navigation import load_pages  # noqa: PLC0415 - it brings the store's packages

    load_pages()
