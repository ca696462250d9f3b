"""What was begun and not finished: it is kept on this PC, for the person who began it, and never in the journal."""
