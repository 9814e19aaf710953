"""Charts as inline SVG, made at build time: real text, colours by CSS variables, title and description.

Each module has one builder that takes plain data and returns Markup, and a ``*_rows`` function that
gives the same data as (header, rows) for the table beside it.  Nothing is computed here but lengths.
The look of the classes is in ``site_templates/styles/50-charts.css``.
"""
