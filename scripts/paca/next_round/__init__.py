"""``paca init --from``: the next round out of the last one, through the mapping of editions.

Pure but for ``write``: a plan says what is carried over, what is not and why, and what must be asked.
Evidence is never carried over: what agencies filed last year stays there, and the new round gets
pointers to it.
"""
