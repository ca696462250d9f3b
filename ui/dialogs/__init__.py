"""Questions that cannot be undone, and signing in."""
