"""The site: pages on disk, MkDocs run aside, the result swapped in."""

from .build import SiteResult, build_site
from .mkdocs_build import SiteError
from .serve import serve
from .swap import SwapError

__all__ = ["SiteError", "SiteResult", "SwapError", "build_site", "serve"]
