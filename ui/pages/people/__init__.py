"""Everyone the office knows: found, shown whole, changed."""
