"""Where papers are made: a child process with limits, a fast way for what it has proven, docxtpl for the rest."""
