"""The command line: one file a group of commands, loaded when it is asked for; it asks the core and prints the answer."""
