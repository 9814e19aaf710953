"""A release sealed: what came in, what went out, who signed; and whether a copy is still that.

``statement``  what is said of a release: an in-toto v1 Statement with a predicate of our own
``inputs``     the files that a commit's release is computed from, as git objects
``copy``       a folder as it lies on disk: digests, and whatever is no plain file
``verify``     a copy against its seal: pure, offline
``against``    a seal against a repository: its tag, its inputs
``tag``        which key signs, and the signed tag
"""
