import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ReadingError
from dateline.reading.characters import decode_bytes, mend_characters, tidy_text


def test_a_cyrillic_letter_within_a_latin_word_is_mended() -> None:
    assert mend_characters("Vostochny \u0421osmodrome") == "Vostochny Cosmodrome"


def test_russian_words_are_left_alone() -> None:
    assert mend_characters("Москва, СССР") == "Москва, СССР"


def test_no_break_spaces_controls_and_windows_quotes_are_mended() -> None:
    assert mend_characters("a\u00a0b\x93c\x94\x00d") == "a b“c” d"


def test_characters_of_no_width_are_taken_out_before_offsets_exist() -> None:
    assert tidy_text("mis\u00adsile \u202aPyong\u200byang\u202c") == "missile Pyongyang"


@given(st.text())
def test_mending_keeps_the_length_and_is_done_once(text: str) -> None:
    mended = mend_characters(text)
    assert len(mended) == len(text)
    assert mend_characters(mended) == mended


def test_a_stray_zero_byte_in_a_long_text_is_a_space() -> None:
    text, _ = decode_bytes(b"The mine was closed.\x00" + b"It was opened again on Monday. " * 100)
    assert text.startswith("The mine was closed. It was")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")))
def test_utf_8_is_read_as_it_is_or_refused(text: str) -> None:
    data = text.encode()
    try:
        decoded, _ = decode_bytes(data)
    except ReadingError:
        return
    assert decoded == text.removeprefix("\ufeff")


def test_western_bytes_without_a_declaration_are_read_with_a_warning() -> None:
    text, warning = decode_bytes("The café in Malmö was closed on Tuesday.".encode("cp1252"))
    assert text == "The café in Malmö was closed on Tuesday."
    assert warning is not None


def test_one_cut_character_is_no_reason_to_refuse_a_text() -> None:
    text, warning = decode_bytes("He said “yes” to the deal. “".encode()[:-1])
    assert text.startswith("He said “yes”")
    assert warning is not None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4 something", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 4, "binary"),
        ("Президент".encode() + b"\xff\xfe\xfa" * 20, "encoding is broken"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        decode_bytes(data)
