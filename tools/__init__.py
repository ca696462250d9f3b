"""Helpers of the people who build the program: they read and write the clone, and ship in no package."""
