"""Scoring: pure functions from records to scores, each score with its whole explanation.

Exact Fractions end to end; nothing here rounds, reads a file, a clock or a default that the
edition does not state.
"""
