"""Who may open the store and what may leave it: keys, recovery, sealing, users, permissions, backup."""
