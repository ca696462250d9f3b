"""The page of papers: those that were made, and the way to a new one."""
