"""The window: it asks the core and paints the answer."""
