"""Papers: their kinds, the answers they need, and the pure way from a template and answers to a Word file."""
