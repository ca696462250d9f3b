"""Counting rows: what the figures are made of, without a name; open to head office as they stand."""
