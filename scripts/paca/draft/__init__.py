"""The draft report as text on a branch: commented line by line, and each line knows what it speaks of."""
