"""Secrets and personal data in text: patterns, digits and the scan that puts them together.

Patterns are an alarm, not the wall: the wall is the typed public model (DESIGN §4.6).
"""
