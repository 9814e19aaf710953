"""Checking: rules as pure generators over records, and the catalogue that gives their findings words."""
