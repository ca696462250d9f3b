"""What lets the window answer while its lanes work hard: short turns, and no long sweep of Python's in between."""

from __future__ import annotations

import gc
import sys

_YOUNG, _MIDDLE = 700, 10
_NEVER = 1_000_000
_TURN = 0.001


def keep_answering() -> None:
    """From now on threads change every millisecond, and Python sweeps by itself only what is young.

    While a hundred thousand rows are written, its sweep of everything would stop the window for more than a second,
    and turns of five milliseconds, as Python has them, would add up to a tenth. What is loaded already is not swept.
    """
    sys.setswitchinterval(_TURN)
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)


def sweep_now() -> None:
    """Sweep everything: at a lock, when the windows are gone and nobody waits."""
    gc.collect()
