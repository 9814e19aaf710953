"""The site: pages on disk, MkDocs run aside, the result swapped in."""
