"""Text to LaTeX, which prints it and reads back to it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.latex import decode
from refsync.writers.latex import KEEP, KEPT, encode

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]))
LATIN = st.text(
    st.sampled_from("abijøŁßéüñçčžşąęőůūīİấảṣḍșț “”’–—«»¿¡§©®™°±×÷½€£→αβγΩ≤≥≈∞{}\\&%$#_~^<>-'`")
)


def plain(text: str) -> str:
    """The text as it can come back: composed, and without tags, which are markup."""
    text = unicodedata.normalize("NFC", text)
    for tag in ("i", "b", "em", "strong", "sc", "sub", "sup"):
        text = text.replace(f"<{tag}>", "")
    return text


@given(TEXT)
def test_what_is_encoded_is_decoded(text: str) -> None:
    assert decode(encode(plain(text))) == plain(text)


@given(LATIN)
def test_what_is_encoded_in_ascii_is_ascii_and_is_decoded(text: str) -> None:
    written = encode(plain(text), ascii=True)
    assert written.isascii()
    assert decode(written) == plain(text)


@given(TEXT, st.booleans())
def test_encoded_text_has_its_braces_in_pairs(text: str, ascii_only: bool) -> None:
    depth = 0
    for character in encode(text, ascii=ascii_only):
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Erdős, Šćepan", r"Erd{\H{o}}s, {\v{S}}{\'c}epan"),
        ("naïve, Jónsson", r"na{\"{\i}}ve, J{\'o}nsson"),
        ("Łódź, Ångström, Straße", r"{\L}{\'o}d{\'z}, {\AA}ngstr{\"o}m, Stra{\ss}e"),
        ("Ionuț", r"Ionu{\textcommabelow{t}}"),
        ("“so” –…", r"{\textquotedblleft}so{\textquotedblright} {\textendash}{\textellipsis}"),
        ("β-decay at ≥ 5 µm", r"{$\beta$}-decay at {$\geq$} 5 {\textmu}m"),
        ("ﬁne", "fine"),
        ("世界", "世界"),
    ],
)  # fmt: skip
def test_ascii_is_commands_in_braces(text: str, written: str) -> None:
    assert encode(text, ascii=True) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<i>E. coli</i> & H₂O", r"\textit{E. coli} \& H\textsubscript{2}O"),
        ("<i>a <b>b</b></i>", r"\textit{a \textbf{b}}"),
        ('<span style="font-variant:small-caps;">Lisp</span>', r"\textsc{Lisp}"),
        ('by <span class="nocase">van Gogh</span>', "by {van Gogh}"),
        ("if a<i then b>i", r"if a{\textless}i then b{\textgreater}i"),
    ],
)
def test_looks_are_commands(text: str, written: str) -> None:
    assert encode(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("set {x}", r"set \{x\}"),
        ("odd } and {", r"odd {\textbraceright} and {\textbraceleft}"),
        ("a--b, ``c'', what?`", "a-{}-b, `{}`c'{}', what?{}`"),
        ("bell\x07 and null\x00", "bell and null"),
    ],
)
def test_nothing_in_the_text_is_taken_for_latex(text: str, written: str) -> None:
    assert encode(text) == written


def test_what_is_marked_stands_in_braces_of_its_own() -> None:
    def acronym(text: str) -> str:
        return text.replace("BERT", f"{KEEP}BERT{KEPT}")

    assert encode("the BERT model", marked=acronym) == "the {BERT} model"
    assert encode("<i>BERT</i>\x01", marked=acronym) == r"\textit{{BERT}}"
