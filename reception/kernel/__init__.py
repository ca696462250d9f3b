"""What every room stands on: errors, the clock, ids, languages and the plain descriptions of records; no I/O of its own."""
