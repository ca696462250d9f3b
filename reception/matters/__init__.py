"""Matters: the parties, the dated chronology, proceedings, detention, hearings and tasks; who may not be helped as well."""
