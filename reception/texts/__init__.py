"""Free texts in their languages: what enters papers, with translations that know when they have grown stale."""
