"""Everyone the office knows: those who come, their relatives, opponents and officials; and who is the same person."""
