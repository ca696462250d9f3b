"""Sets the shipped templates: a text with a few signs becomes a Word file in the look that all papers share."""
