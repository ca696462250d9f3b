"""Files that people bring and the office receives: scans, photos, recordings, PDF and Word, sealed beside the store."""
