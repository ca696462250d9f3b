"""The page of matters: the register, and one matter with all that hangs on it."""
