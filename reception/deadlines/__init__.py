"""Periods of law: which there are, how a last day is counted and why, and what only a lawyer may say."""

from __future__ import annotations
