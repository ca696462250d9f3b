"""Help inside the program: the guide in three languages, offline."""
