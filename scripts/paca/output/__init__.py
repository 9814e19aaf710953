"""Outputs: pages, site, report, data.  They read an Assessment and never compute a score."""
