"""The pages of the site: one module a kind, each a frozen view made by a pure function of the Assessment.

A view holds what its page says, in the page's order; the template of the same name under
``site_templates/pages`` only lays it out.  ``write.write_pages`` puts the pages on disk.
"""
