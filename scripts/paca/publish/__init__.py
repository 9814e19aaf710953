"""Versions of a site side by side: one folder each, never changed again, and a few pages that point to them.

``version``   what a version is, and in which order versions stand
``manifest``  the SHA-256 of every file of a version
``front``     everything beside the version folders: a function of the list of versions
``folder``, ``branch``  the two places a publication may live in; one step from old to new
``commands``  publish, withdraw, check
"""
