"""The month in figures: looked at, followed to the records behind a number, and written as a workbook."""
