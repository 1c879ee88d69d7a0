"""Bytes to characters, and characters mended so that what looks the same is the same.

`mend_characters` replaces one code point by one, so offsets stay; what has no width at all is taken out by
`tidy_text`, which runs before any offset exists. Nothing here knows about articles.
"""

import codecs
import re
import unicodedata

from dateline.errors import ReadingError

_SPACES = (
    "\t\v\f\x1c\x1d\x1e\x1f\u00a0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_LINE_ENDS = "\r\u0085\u2028\u2029"
_NO_WIDTH = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# Letters of Cyrillic and Greek that print as a Latin letter.
_CYRILLIC = "АВСЕНІЈКМОРЅТХУаесіјорѕхуһԁԛԝ"
_CYRILLIC_AS_LATIN = "ABCEHIJKMOPSTXYaecijopsxyhdqw"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοι"
_GREEK_AS_LATIN = "ABEZHIKMNOPTYXoi"
_LOOK_ALIKES = str.maketrans(_CYRILLIC + _GREEK, _CYRILLIC_AS_LATIN + _GREEK_AS_LATIN)
_FOREIGN = re.compile("[\u0370-\u052f]+")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]*\Z")
_LETTERS = re.compile(r"[^\W\d_]*")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY_KINDS = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a SQLite database"),
)


def _one_for_one() -> dict[int, str]:
    table = {ord(space): " " for space in _SPACES} | {ord(end): "\n" for end in _LINE_ENDS}
    for code in [*range(0x00, 0x09), *range(0x0E, 0x1C), 0x7F]:
        table[code] = " "
    # C1 controls in a text are Windows-1252 punctuation that was read as Latin-1.
    for code in range(0x80, 0xA0):
        if code != 0x85:
            table[code] = bytes([code]).decode("cp1252", errors="ignore") or " "
    table |= {
        code: chr(code - 0xFEE0) for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
    }
    return table


_ONE_FOR_ONE = _one_for_one()
_NEEDS_MENDING = re.compile(
    "[" + "".join(re.escape(chr(code)) for code in sorted(_ONE_FOR_ONE)) + "\ud800-\udfff\U0001d400-\U0001d7ff]"
)
_STYLED = re.compile("[\U0001d400-\U0001d7ff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def mend_characters(text: str) -> str:
    """Replace odd spaces, controls, styled and look-alike letters by what they stand for; the length stays."""
    if _NEEDS_MENDING.search(text):
        text = text.translate(_ONE_FOR_ONE)
        text = _SURROGATE.sub("\ufffd", text)
        text = _STYLED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return text if text.isascii() else _mend_look_alikes(text)


def _mend_look_alikes(text: str) -> str:
    """Mend each word that holds letters of another script than its own."""
    parts: list[str] = []
    place = 0
    for foreign in _FOREIGN.finditer(text):
        if foreign.start() < place:
            continue
        before = _LETTERS_BEFORE.search(text[max(place, foreign.start() - 40) : foreign.start()])
        start = foreign.start() - (len(before[0]) if before else 0)
        after = _LETTERS.match(text, foreign.end())
        end = after.end() if after else foreign.end()
        parts += [text[place:start], _mend_word(text[start:end])]
        place = end
    return "".join([*parts, text[place:]])


def _mend_word(word: str) -> str:
    """A word mostly Latin has its foreign look-alikes mended; a word mostly foreign is left as it is."""
    latin = sum(letter.isascii() for letter in word)
    if latin == 0:
        return word
    mended = word.translate(_LOOK_ALIKES)
    foreign_left = sum("\u0370" <= letter <= "\u052f" for letter in mended)
    return mended if latin * 2 >= len(word) and not foreign_left else word


def tidy_text(text: str) -> str:
    """A text as reading wants it: composed, without characters of no width, then mended. Its length may change."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _NO_WIDTH.sub("", text))
        text = text.translate(_LIGATURES) if _LIGATURE.search(text) else text
    return mend_characters(text.replace("\r\n", "\n"))


def decode_bytes(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of the bytes and a warning if some could not be read; raises ReadingError for what is no text."""
    refuse_binary(data)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_known(data[len(mark) :], encoding)
    if data.count(0) > len(data) // 2000:
        return _decode_wide(data)
    # A stray zero byte in a long text is a slip of some program, not a sign of binary data.
    data = data.replace(b"\x00", b" ")
    for charset in ("utf-8", declared):
        decoded = _decode_strictly(data, charset)
        if decoded is not None:
            return _refuse_controls(decoded), None
    return _decode_damaged(data)


def refuse_binary(data: bytes) -> None:
    """Raise ReadingError for bytes whose first ones name a format that is no text."""
    for mark, name in _BINARY_KINDS:
        if data.startswith(mark):
            raise ReadingError(f"not a text: {name}")


def _decode_strictly(data: bytes, encoding: str | None) -> str | None:
    try:
        decoded = data.decode(encoding) if encoding else None
        return decoded if isinstance(decoded, str) else None
    except (UnicodeError, LookupError, ValueError):
        return None


def _decode_known(data: bytes, encoding: str) -> tuple[str, str | None]:
    text = data.decode(encoding, errors="replace")
    return _refuse_controls(text), _judge_damage(text)


def _decode_wide(data: bytes) -> tuple[str, str | None]:
    """UTF-16 without a mark has a zero in nearly every second byte; other zeros mean a binary file."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if len(zeros) > 4 and zeros.count(0) > 0.7 * len(zeros):
            return _decode_known(data, encoding)
    raise ReadingError("not a text: binary data (it contains zero bytes)")


def _decode_damaged(data: bytes) -> tuple[str, str | None]:
    replaced = data.decode("utf-8", errors="replace")
    beyond_ascii = sum(character > "\x7f" and character != "\ufffd" for character in replaced)
    broken = replaced.count("\ufffd")
    western = _decode_strictly(data, "cp1252")
    # A western text has few letters beyond ASCII; one damaged in UTF-8 shows other letters that are whole.
    if beyond_ascii == 0 and western is not None and broken < 0.15 * len(data) and _reads_as_western(western):
        return _refuse_controls(western), "no encoding declared: read as Windows-1252"
    if broken <= max(2, len(replaced) // 500):
        return _refuse_controls(replaced), _judge_damage(replaced)
    return _guess_encoding(data), "no encoding declared: guessed"


def _reads_as_western(text: str) -> bool:
    foreign = [character for character in text if character > "\x7f"]
    usual = sum(character in "‘’“”–—…£€°§©®«»·•" or character.isalpha() or character.isspace() for character in foreign)
    return usual >= 0.9 * len(foreign)


def _guess_encoding(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:40_000]).best()
    text = _decode_strictly(data, best.encoding) if best and best.chaos < 0.1 else None
    if text is None:
        raise ReadingError(
            "the encoding is broken: the bytes are neither UTF-8 nor any encoding we know; save it as UTF-8"
        )
    return _refuse_controls(text)


def _judge_damage(text: str) -> str | None:
    broken = text.count("\ufffd")
    if broken > max(2, len(text) // 100):
        raise ReadingError(f"the encoding is broken: {broken} characters cannot be decoded; save it as UTF-8")
    return f"characters that could not be decoded: {broken}" if broken else None


def _refuse_controls(text: str) -> str:
    sample = text[:20_000]
    controls = len(_CONTROLS.findall(sample))
    if controls > 0.02 * len(sample):
        raise ReadingError("not a text: binary data (too many control characters)")
    return text
