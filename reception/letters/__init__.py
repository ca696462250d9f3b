"""Letters: what is sent and what comes in, by which numbers, when the answer is due and what it was."""
