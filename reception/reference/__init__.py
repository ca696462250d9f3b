"""Code lists, divisions, institutions, acts, deadline rules: dated data found by code, day or plain words."""

from __future__ import annotations
