"""An old register comes in: a file is chosen, its columns named, its rows looked through, and all taken in by one act."""
