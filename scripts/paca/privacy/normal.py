"""Text as the eye reads it: full-width digits, look-alike letters and invisible marks undone."""

from __future__ import annotations

import re
import unicodedata

# Vietnamese in NFC needs ASCII, Latin-1, đ ă ĩ ũ ơ ư and U+1EA0-1EF9, and the punctuation of print.  Anything
# else may be a disguise and sends the text down the slow path.
UNUSUAL = re.compile(
    r"[^\x00-\x7e\u00a1-\u00ac\u00ae-\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d\u2022\u2026]"
)
INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# Cyrillic and Greek letters that print like Latin ones (Unicode confusables; those of the words sought).
LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХѴаеіјорсухѕһԁԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικορτυνƖǃ",
    "ABESIJKMHOPCTYXVaeijopcyxshdqwvABEZHIKMNOPTYXaikoptuvl!",
)
# Digits of other scripts ("٠٤٩"), which NFKC leaves alone.
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


def normal(text: str) -> str:
    """``text`` in NFKC without invisible characters, look-alikes replaced; itself if nothing is unusual.

    >>> normal("ТỐI MẬT"), normal("０２５")
    ('TỐI MẬT', '025')
    """
    if UNUSUAL.search(text) is None:
        return text
    text = INVISIBLE.sub("", text)
    # Look-alikes may carry combining marks of their own, so compose after replacing too.
    decomposed = unicodedata.normalize("NFKD", text).translate(LOOK_ALIKES)
    composed = unicodedata.normalize("NFKC", decomposed)
    return _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found.group())), composed)
