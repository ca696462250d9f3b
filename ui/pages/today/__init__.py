"""Today: what is due, who comes, what was begun."""
