"""Letters in the window: what a letter needs next, the letters of a record, the two journals."""
