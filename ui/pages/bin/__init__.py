"""The recycle bin: what was taken out, and bringing it back."""
