"""Worked examples of every rule, policy and way of pooling: one set of data, which the guide's page shows and
the tests of scoring compute.  Everything in them is fictional."""
