"""Writes and reads a described record whole: its row, its parts, its free texts and the counting row beside it."""
