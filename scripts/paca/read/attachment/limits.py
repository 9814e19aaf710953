"""How much an attachment may be: the constants are the specification."""

MAX_BYTES = 25 * 1024 * 1024
"""One file.  A scan of 100 pages at 300 dpi in black and white takes about 10 MB; forges warn at 50."""

MAX_PIXELS = 120_000_000
"""Width × height.  A3 at 600 dpi is 70 million; a decoder needs up to four bytes for each."""

MAX_MEMBERS = 2_000
"""Files inside one docx or xlsx.  A workbook of 300 sheets with charts has about 1,500."""

MAX_UNPACKED = 100 * 1024 * 1024
"""Everything inside one docx or xlsx together, unpacked; declared sizes are held against the data."""

MAX_XML = 16 * 1024 * 1024
"""All XML inside one docx or xlsx together: 50,000 rows of ten columns, or 5,000 pages of prose."""

MAX_RATIO = 200
MAX_RATIO_FROM = 1024 * 1024
"""Unpacked ÷ packed for what unpacks to over a megabyte.  Sheets of empty formatted cells reach 40; deflate
cannot pass 1,032."""

MAX_OBJECTS = 100_000
"""Indirect objects of a PDF.  A book of 1,000 pages with links has about 20,000."""

MAX_CONTAINER = 200_000
"""Entries of one array or dictionary of a PDF, and of all together ten times that."""

MAX_WARNINGS = 10_000
"""Of the PDF library about one file; harmless ones come once or twice a page."""

MAX_STREAM = 64 * 1024 * 1024
"""What a structural stream of a PDF (objects, cross references) may unpack to."""

MAX_TEXT_STREAM = 32 * 1024 * 1024
"""What a page's content or a font may unpack to; pictures are measured by their declared size."""

WORKER_MEMORY = 192 * 1024 * 1024
"""Memory that the process which opens PDFs may take beyond its start."""

WORKER_SECONDS = 8.0
"""The last resort for one PDF: everything above ends a clean machine's work in under one second."""
