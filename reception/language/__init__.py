"""What the three languages do with words: keys for finding and sorting, cases, dates in words; pure."""
