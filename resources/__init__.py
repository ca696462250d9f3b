"""Data that the program reads: code lists, catalogues, fonts and icons."""
