"""Signals for the working group: what deserves a second look, each with how it was computed.

A signal is never a finding, changes no score and no exit code, and accuses nobody: its name says what
was seen, not what it might mean.  One module a signal; thresholds stand at the top of each with why.
"""
