"""Work that the window does not wait for: lanes of threads, operations, progress, what changed."""
