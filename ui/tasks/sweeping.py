"""When Python sweeps away circles of objects: its longest sweep holds every thread, so it waits for a quiet moment."""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE = 700, 10
_NEVER = 1_000_000


def sweep_rarely() -> None:
    """From now on Python sweeps only what is young by itself; what is loaded already is never looked at again.

    While a hundred thousand rows are written, the sweep of everything would stop the window for a second.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)


def sweep_now() -> None:
    """Sweep everything: at a lock, when the windows are gone and nobody waits."""
    gc.collect()
