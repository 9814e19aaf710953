"""Frozen value objects: what an edition asks, what agencies file, what is decided.

The models are the one definition of the file formats: validation, JSON Schema, the data
dictionary on the site and the scaffolds are all derived from them.
"""
