"""What the public may see of an assessment: a projection that takes away, made before anything is written.

``policy``   which classes of publication are open on the day of assessment, out of the round's own policy
``fields``   one record with only the fields whose mark is open
``scores``   scores, ledgers and explanations without people, places in files and figures that stay internal
``records``  the records of one tree, the same way
``project``  ``for_audience``, ``publish``: the whole assessment
``pages``    which pages exist for it

Every output renders the projected assessment as it renders any other; none decides what to hide.
"""

from __future__ import annotations

from .project import AUDIENCES, earlier_for, for_audience, publish

__all__ = ["AUDIENCES", "earlier_for", "for_audience", "publish"]
