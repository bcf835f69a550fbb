r"""Text to LaTeX, of which `refsync.latex.decode` makes the text again.

Commands stand in braces of their own, `{\'e}`: BibTeX takes that for one letter, with a small and
a large form, when it sorts, abbreviates and lowers. Formulas stand in braces too, so that it leaves
them alone. Accents and letters: "LaTeX2e: An unofficial reference manual"
(https://latexref.xyz/Accents.html); signs that aren't named here are pylatexenc's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from unicodedata import normalize

from refsync.latex import decode
from refsync.patterns import regex

KEEP, KEPT = "\x01", "\x02"
"""What stands between these two in a text comes out in braces of its own."""

_OPEN = {
    "i": "\x03", "em": "\x03", "b": "\x04", "strong": "\x04", "sc": "\x05", "sub": "\x06",
    "sup": "\x07", "nocase": KEEP,
}  # fmt: skip
_LOOKS = {
    "\x03": r"\textit", "\x04": r"\textbf", "\x05": r"\textsc", "\x06": r"\textsubscript",
    "\x07": r"\textsuperscript",
}  # fmt: skip

_TAGGED = regex(
    r"<(?P<tag>i|em|b|strong|sc|sub|sup)>(?P<inside>[^<>]*)</(?P=tag)>"
    r"|<span\s(?:style=\"font-variant:\s*(?P<caps>small-caps);?\"|class=\"(?P<nocase>nocase)\")>"
    r"(?P<spanned>[^<>]*)</span>"
)

_ESCAPES = {
    **{mark: f"{command}{{" for mark, command in _LOOKS.items()}, KEEP: "{", KEPT: "}",
    "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
    "\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    "<": r"{\textless}", ">": r"{\textgreater}", "|": r"{\textbar}",
}  # fmt: skip
_ODD_BRACES = {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
_PAIRED_BRACES = {"{": r"\{", "}": r"\}"}
_BRACE = regex("[{}]")
_LIGATURE = regex(r"(?<=-)(?=-)|(?<=[`?!])(?=`)|(?<=')(?=')|(?<=,)(?=,)")
_CONTROL = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_RAISED = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
        "0123456789+-=()abcdefghijklmnoprstuvwxyz",
        strict=True,
    )
)
_LOWERED = dict(
    zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-=()aehijklmnoprstuvx", strict=True)
)
_RAISED_RUN = regex(f"[{''.join(_RAISED)}]+")
_LOWERED_RUN = regex(f"[{''.join(_LOWERED)}]+")

_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u0304": "=",
    "\u0307": ".", "\u0306": "u", "\u030c": "v", "\u030b": "H", "\u0327": "c", "\u0328": "k",
    "\u030a": "r", "\u0323": "d", "\u0331": "b", "\u0361": "t", "\u030f": "G", "\u0309": "h",
    "\u0326": "textcommabelow",
}  # fmt: skip
_BELOW = frozenset(("c", "k", "d", "b", "textcommabelow"))
_LETTERS = {
    "å": "aa", "Å": "AA", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE",
    "ß": "ss", "ẞ": "SS", "ł": "l", "Ł": "L", "ı": "i", "ȷ": "j", "đ": "dj", "Đ": "DJ",
    "ð": "dh", "Ð": "DH", "þ": "th", "Þ": "TH", "ŋ": "ng", "Ŋ": "NG",
    "–": "textendash", "—": "textemdash", "‘": "textquoteleft", "’": "textquoteright",
    "“": "textquotedblleft", "”": "textquotedblright", "„": "quotedblbase",
    "‚": "quotesinglbase", "«": "guillemotleft", "»": "guillemotright", "‹": "guilsinglleft",
    "›": "guilsinglright", "¡": "textexclamdown", "¿": "textquestiondown", "…": "textellipsis",
    "§": "textsection", "¶": "textparagraph", "©": "textcopyright", "®": "textregistered",
    "™": "texttrademark", "°": "textdegree", "±": "textpm", "×": "texttimes", "÷": "textdiv",
    "·": "textperiodcentered", "•": "textbullet", "†": "textdagger", "‡": "textdaggerdbl",
    "€": "texteuro", "£": "textsterling", "¥": "textyen", "¢": "textcent", "µ": "textmu",
    "→": "textrightarrow", "←": "textleftarrow", "↑": "textuparrow", "↓": "textdownarrow",
    "ª": "textordfeminine", "º": "textordmasculine", "¬": "textlnot", "½": "textonehalf",
    "¼": "textonequarter", "¾": "textthreequarters", "‰": "textperthousand",
    "№": "textnumero", "¦": "textbrokenbar", "¤": "textcurrency", "−": "textminus",
}  # fmt: skip
"""Letters and signs, and the commands that print them."""

_SPACES = {"\u00a0": "~", "\u2009": r"\,", "\u202f": r"\,"}
_UNLIKE = {
    "\u2010": "-", "\u2011": "-", "\u2012": r"{\textendash}", "\u2015": r"{\textemdash}",
    "\u2032": "'", "\u2033": "''", "\u200b": "", "\u2060": "", "\ufeff": "", "\u00ad": r"\-",
    "\u02bc": "'", "\u02b9": "'", "\u2016": r"{$\Vert$}", "\u2206": r"{$\Delta$}",
    "\u2215": "/", "\u2217": "*", "\u2236": ":", "\u22c5": r"{$\cdot$}", "ħ": r"{$\hbar$}",
    "\u2254": ":=", "\u2023": r"{\textbullet}",
}  # fmt: skip
"""What LaTeX has no command for, and what comes next to it."""


def encode(
    text: str,
    *,
    ascii: bool = False,  # noqa: A002
    marked: Callable[[str], str] = str,
) -> str:
    r"""LaTeX that prints the text.

    LaTeX's special characters are escaped, and runs that it would turn into dashes and quotation
    marks are taken apart. Super- and subscripts and the markup of Zotero's and CSL's texts (`<i>`,
    `<b>`, `<sup>`, `<sub>`, small capitals, `nocase`) become commands and braces. Control
    characters are left out.

    Args:
        text: as people read it.
        ascii: letters and signs outside ASCII become commands. What LaTeX has none for, such as
            Chinese, stays.
        marked: puts `KEEP` and `KEPT` into the text.
    """
    text = _with_marks(marked(_CONTROL.sub("", text)))
    text = _RAISED_RUN.sub(lambda run: _run(_OPEN["sup"], run[0], _RAISED), text)
    text = _LOWERED_RUN.sub(lambda run: _run(_OPEN["sub"], run[0], _LOWERED), text)
    table = {**_ESCAPES, **(_PAIRED_BRACES if balanced(text) else _ODD_BRACES)}
    out = _LIGATURE.sub("{}", text.translate({ord(sign): out for sign, out in table.items()}))
    return out if not ascii or out.isascii() else in_ascii(out)


def _with_marks(text: str) -> str:
    """The text with its tags, from the innermost outwards, as marks of one character."""
    marked = None
    while marked != text:
        marked, text = text, _TAGGED.sub(_marked, text)
    return text


def _marked(match: re.Match[str]) -> str:
    tag = match["tag"] or ("sc" if match["caps"] else "nocase")
    inside = match["spanned"] if match["inside"] is None else match["inside"]
    return f"{_OPEN[tag]}{inside}{KEPT}"


def _run(opening: str, run: str, letters: dict[str, str]) -> str:
    return f"{opening}{''.join(map(letters.__getitem__, run))}{KEPT}"


def balanced(text: str) -> bool:
    """Each brace has its partner: BibTeX, which counts them all, takes them as they are."""
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


_LETTER = regex(r"[^\W\d_][\u0300-\u036f]+|[^\x00-\x7f]")


def in_ascii(text: str) -> str:
    """LaTeX with the letters and signs outside ASCII as commands, as far as it has them."""
    return _LETTER.sub(lambda m: _letter(m[0]), normalize("NFC", text))


@cache
def _letter(letter: str) -> str:
    """A character, with its accents, in ASCII as far as LaTeX can say it."""
    if letter.isascii():
        return letter
    if letter in _LETTERS:
        return f"{{\\{_LETTERS[letter]}}}"
    if letter in _SPACES or letter in _UNLIKE:
        return (_SPACES | _UNLIKE)[letter]
    return _accented(letter) or _symbol(letter) or _plain(letter) or letter


def _accented(letter: str) -> str | None:
    r"""`{\v{s}}`; None where it isn't a letter with accents that LaTeX knows."""
    base, *accents = list(normalize("NFD", letter))
    if not accents or not all(accent in _ACCENTS for accent in accents):
        return None
    if not base.isascii():
        base = _letter(base)
    out = base
    for accent in accents:
        command = _ACCENTS[accent]
        above = command not in _BELOW
        inside = f"\\{out}" if out in "ij" and above else out
        out = (
            f"\\{command}{{{inside}}}"
            if command.isalpha() or len(inside) > 1
            else f"\\{command}{out}"
        )
    return f"{{{out}}}"


def _symbol(letter: str) -> str | None:
    """What pylatexenc writes for a sign, where that prints the sign."""
    if len(letter) > 1:
        return None
    from pylatexenc.latexencode import get_builtin_uni2latex_dict

    known: str | None = get_builtin_uni2latex_dict().get(ord(letter))
    if known is None:
        return None
    formula = re.fullmatch(r"\\ensuremath\{(.*)\}", known)
    out = f"{{${formula[1]}$}}" if formula else f"{{{known}}}"
    return out if out.isascii() and decode(out) == letter else None


def _plain(letter: str) -> str | None:
    """The letters that a ligature or another form of letters stands for."""
    plain = normalize("NFKC", letter)
    return None if plain == letter else in_ascii(plain)
