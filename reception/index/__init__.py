"""Folded words of any row, kept by the same act that writes it: what finds people and matters as one types."""
