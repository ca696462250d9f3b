"""Several papers at once: of one story, or one kind over many records; exhibits numbered; a folder or one PDF."""
