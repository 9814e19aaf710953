"""D52x–D55x: what attachments are, hold and hide.  D52x the file, D53x what acts or deceives, D54x what
keeps a file inside, D55x what the register says of it."""

from __future__ import annotations

from .attachments_files import MESSAGES as FILES
from .attachments_held import MESSAGES as HELD
from .attachments_inside import MESSAGES as INSIDE

MESSAGES = (*FILES, *INSIDE, *HELD)
