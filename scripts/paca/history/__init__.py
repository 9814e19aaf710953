"""The score over commits, from one pass over git and without a checkout.

``walk`` lists the commits and rolls one tree into the next by their differences; ``memory`` keeps what
was parsed by blob id; ``series`` scores the chosen trees.  Four git processes serve any number of
commits: one log, one ls-tree, one diff-tree, one cat-file (and one more for sizes).
"""
