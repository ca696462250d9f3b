"""Visits, and the help given at them or in a matter."""
