"""Words of reports inside markup: escaped, and without the characters that the markup cannot hold."""

import re
from xml.sax.saxutils import escape

# XML 1.0 has no way to write these, escaped or not.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(words: str) -> str:
    """The words as content of an element or of an attribute in double quotes."""
    return escape(_NOT_XML.sub("\ufffd", words), {'"': "&quot;"})
