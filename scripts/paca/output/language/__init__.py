"""The languages of the site: Vietnamese, in which every text is written, and English from a catalogue.

A text stands where it is said, in Vietnamese: in a template, or as ``say("…")`` in a view.  What it is in
English stands in one place, ``site_templates/languages/en.po``, under the Vietnamese text (gettext's way).
``tests/languages`` fails, and prints the entries to add, when a text has no English.

* ``speech``: which language is being written, and ``say``;
* ``catalogue``: the .po file read;
* ``template``: a page's template turned into the other language before Jinja compiles it;
* ``foreign``: what agencies wrote stays Vietnamese on an English page, and its HTML says so.
"""

from .speech import ENGLISH, VIETNAMESE, Language, Words, apart, say, speaking, spoken

__all__ = ["ENGLISH", "VIETNAMESE", "Language", "Words", "apart", "say", "speaking", "spoken"]
