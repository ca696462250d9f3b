"""Takes in the registers that an office kept before: in Excel, or written out of another program."""
