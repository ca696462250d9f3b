"""The shipped reference documents: one TOML file a code list, read by `reception.reference.reading`."""

from __future__ import annotations
