"""From the first start to the last window."""

from __future__ import annotations

from ui.application.application import Application
from ui.application.prefilled import Prefilled

__all__ = ["Application", "Prefilled"]
