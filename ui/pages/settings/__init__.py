"""Settings: this window, one's passphrase, backups, the office, its people and lists."""
