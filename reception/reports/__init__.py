"""The month in figures: persons, visits and services, counted from counting rows alone."""
