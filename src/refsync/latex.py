r"""LaTeX as it stands in BibTeX fields, to Unicode.

`decode` reads what people write: accents in every spelling (`\'e`, `{\'{e}}`, `\c c`), symbols,
ligatures, ties, escaped specials, short formulas. The way back is `refsync.writers.latex`. Accents
and their letters: The LaTeX Companion, and "LaTeX2e: An unofficial reference manual"
(https://latexref.xyz/Accents.html). Symbols that aren't named here are pylatexenc's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from html import unescape
from typing import NamedTuple
from unicodedata import category, normalize

from refsync.patterns import regex

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331", "t": "\u0361", "G": "\u030f", "h": "\u0309",
    "grave": "\u0300", "acute": "\u0301", "hat": "\u0302", "tilde": "\u0303", "ddot": "\u0308",
    "bar": "\u0304", "dot": "\u0307", "breve": "\u0306", "check": "\u030c", "mathring": "\u030a",
    "vec": "\u20d7", "overline": "\u0305", "widehat": "\u0302", "widetilde": "\u0303",
    "ocirc": "\u030a", "textcommabelow": "\u0326",
}  # fmt: skip
"""The accents of text and of formulas, and the combining characters that they are."""

_SYMBOLS = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "o": "ø", "O": "Ø", "oe": "œ", "OE": "Œ",
    "ss": "ß", "SS": "ẞ", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dj": "đ", "DJ": "Đ",
    "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ",
    "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "EUR": "€", "texteuro": "€",
    "dots": "…", "ldots": "…", "textellipsis": "…", "slash": "/", "space": " ", "quad": " ",
    "qquad": " ", "newline": " ", "linebreak": " ", "par": " ", "and": "and",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"', "textquotesingle": "'",
    "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textbackslash": "\\",
    "textbraceleft": "{", "textbraceright": "}", "textunderscore": "_", "textampersand": "&",
    "textless": "<", "textgreater": ">", "textbar": "|", "textdollar": "$", "textpercent": "%",
    "textnumbersign": "#", "textdegree": "°", "degree": "°", "textmu": "µ", "textbullet": "•",
    "textsection": "§", "textexclamdown": "¡", "textquestiondown": "¿", "textonehalf": "½",
    "guillemotleft": "«", "guillemotright": "»", "textminus": "−", "textrightarrow": "→",
    "hyphen": "-", "sim": "∼", "textparagraph": "¶", "textperiodcentered": "·",
    "dag": "†", "ddag": "‡", "lq": "‘", "rq": "’", "glq": "‚", "grq": "‘", "glqq": "„", "grqq": "“",
    "flq": "‹", "frq": "›", "flqq": "«", "frqq": "»", "og": "« ", "fg": "»",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e",
}  # fmt: skip
"""The letters and signs that bibliographies are full of, by the names of their commands."""

_DECLARATIONS = frozenset(
    {
        "it", "em", "sl", "sc", "bf", "rm", "tt", "sf", "cal", "itshape", "slshape", "scshape",
        "bfseries", "mdseries", "rmfamily", "ttfamily", "sffamily", "upshape", "normalfont",
        "tiny", "small", "large", "relax", "protect", "displaystyle", "textstyle", "limits",
        "nolimits", "left", "right", "big", "Big", "bigl", "bigr", "noindent", "nobreak",
        "ignorespaces", "unskip", "xspace", "leavevmode", "mathstrut",
    }
)  # fmt: skip
"""Declarations: they change the look of what follows and print nothing."""

_SUPERSCRIPTS = str.maketrans(
    "0123456789+-−=()∘′abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾°′ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_SUBSCRIPTS = str.maketrans(
    "0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
)

_SPACES = frozenset(",;:> \\\n\t")
_NOTHING = frozenset("-/@!()[]")
_VERBATIM = frozenset({"url", "path", "nolinkurl"})

_MARKED = regex(r"[\\{}$~]|--|``|''|[?!]`|&[#\w]+;")
ENTITY = regex(r"&(?<!\\&)(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""An HTML entity, which no LaTeX is."""
_ACCENTED = regex(
    r"""\\(?<!\\\\)(?:([`'^"~=.])\s*|([uvHckrdb])(?:\s+|(?=\{)))"""
    r"(?:\{\s*(?:(\\[ij])(?![A-Za-z])\s*|([^\W\d_]))\s*\}|(\\[ij])(?![A-Za-z])\s?|([^\W\d_]))"
)
_SHORT_FORMULA = regex(r"\$(?:([^$\\{}^_~]*)|\\([A-Za-z]+))\$")
_SHORT_LOOK = regex(r"\\(?<!\\\\)(?:emph|text(?:it|bf|rm|tt|sc|sf))\{([^{}\\$]*)\}")
_INVERTED = regex(r"([?!])`(?=[^\s`])")
_ENSURED = regex(r"\\ensuremath\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_ESCAPED = regex(r"\\(?<!\\\\)([&%#])(?!\\)")
_TOKEN = regex(
    r"\\(?P<word>[A-Za-z]+)\*?(?P<space>\s*)|\\(?P<sign>.)|(?P<special>[{}$~^_])"
    r"|(?P<text>[^\\{}$~^_]+|\\\Z)",
    re.DOTALL,
)


def decode(text: str, *, markup: bool = False) -> str:
    r"""The text that LaTeX would print, in Unicode (NFC).

    Super- and subscripts are Unicode's or, where Unicode has none, the `<sup>` and `<sub>` of CSL.
    Braces that group or protect go. A command that nobody knows prints its arguments; without any,
    it stays as it stands. A character reference of HTML is what it names.

    Args:
        text: LaTeX.
        markup: italics, bold and small capitals are kept, in the HTML of CSL and Zotero.
    """
    if not _MARKED.search(text):
        return text
    if "&" in text:
        text = ENTITY.sub(lambda match: unescape(match[0]), text)
    if "\\" in text:
        text = compose(text)
    if "\\ensuremath" in text:
        text = _ENSURED.sub(r"\\(\1\\)", text)
    if "$" in text and "\\$" not in text:
        text = _SHORT_FORMULA.sub(_formula, text)
    if "\\" in text and not markup:
        text = _SHORT_LOOK.sub(_argument, text)
    if "$" not in text and "\\" in text:
        text = _ESCAPED.sub(_argument, text)
    if "\\" in text or "$" in text:
        text = _Printer(text, markup=markup).print()
    else:
        text = _ligatures(text).replace("{", "").replace("}", "").replace("~", " ")
    return normalize("NFC", text)


def compose(text: str) -> str:
    r"""The text with `\'e` and its like as the letters that they print; all else stays."""
    return _ACCENTED.sub(lambda match: _accented(match[0]), text)


def _argument(match: re.Match[str]) -> str:
    return match[1]


def _formula(match: re.Match[str]) -> str:
    r"""What `$x$` or `$\alpha$` prints; anything longer is left to the printer."""
    plain, word = match[1], match[2]
    symbol = plain if plain is not None else _SYMBOLS.get(word) or _symbol(word)
    return match[0] if symbol is None else symbol


@lru_cache(maxsize=4096)
def _accented(text: str) -> str:
    r"""The letter that `\'e` or its like prints."""
    match = _ACCENTED.fullmatch(text)
    if match is None:
        return text
    sign, word, *letters = match.groups()
    return _accent(_ACCENTS[sign or word], next(filter(None, letters)).lstrip("\\"))


@lru_cache(maxsize=4096)
def _accent(combining: str, base: str) -> str:
    """The base with the accent over or under its first letter; its dot goes."""
    first = {"ı": "i", "ȷ": "j"}.get(base[:1], base[:1])
    return normalize("NFC", first + combining + base[1:])


def _ligatures(text: str) -> str:
    if "--" in text:
        text = text.replace("---", "—").replace("--", "–")
    if "``" in text or "''" in text:
        text = text.replace("``", "“").replace("''", "”")
    if "`" in text:
        text = _INVERTED.sub(lambda match: "¿" if match[1] == "?" else "¡", text)
    return text


_Look = Callable[[str], str]


class _Command(NamedTuple):
    """What waits for its arguments."""

    arity: int
    render: Callable[..., str]
    arguments: list[str]


_NESTING = 100
"""Commands within commands beyond this are damage, and are not obeyed."""


class _Group:
    """The inside of a pair of braces: where it prints to and the commands that are open."""

    __slots__ = ("commands", "looks", "printed")

    def __init__(self, printed: list[str]) -> None:
        self.printed = printed
        self.commands: list[_Command] = []
        self.looks: list[tuple[int, _Look]] = []

    def command(self, arity: int, render: Callable[..., str]) -> None:
        if len(self.commands) < _NESTING:
            self.commands.append(_Command(arity, render, []))

    def add(self, atom: str) -> None:
        """Prints the atom, or gives it as an argument to the command that waits for it."""
        while self.commands:
            command = self.commands[-1]
            command.arguments.append(atom)
            if len(command.arguments) < command.arity:
                return
            self.commands.pop()
            atom = command.render(*command.arguments)
        self.printed.append(atom)

    def add_text(self, text: str) -> None:
        """As TeX does: an argument without braces is one character."""
        while self.commands and text.lstrip():
            text = text.lstrip()
            self.add(text[0])
            text = text[1:]
        self.printed.append(text)

    def look(self, look: _Look) -> None:
        """From here on, text looks different."""
        self.looks.append((len(self.printed), look))

    def close(self) -> str:
        """What the group printed; commands without their arguments print what they can."""
        self.flush()
        return "".join(self.printed)

    def flush(self) -> None:
        while self.commands:
            self.add("")
        while self.looks:
            start, look = self.looks.pop()
            self.printed[start:] = [look("".join(self.printed[start:]))]


class _Printer:
    """Prints LaTeX token by token; groups are kept on a stack of their own, however deep."""

    def __init__(self, text: str, *, markup: bool) -> None:
        self.text = text
        self.looks: Mapping[str, _Look] = _MARKUP if markup else {}
        self.groups = [_Group([])]
        self.math = False
        self.dollars = text.count("$") - text.count("\\$") > 1

    def print(self) -> str:
        position, end = 0, len(self.text)
        while position < end:
            match = _TOKEN.match(self.text, position)
            if match is None:
                break
            position = match.end()
            if match["word"]:
                position = self._word(match["word"], match)
            elif match["sign"]:
                self._sign(match["sign"])
            elif match["special"]:
                self._special(match["special"])
            else:
                self.groups[-1].add_text(_ligatures(match["text"] or ""))
        while len(self.groups) > 1:
            self._close()
        return self.groups[0].close()

    def _word(self, word: str, match: re.Match[str]) -> int:
        """Obeys a command; returns where to read on."""
        group, end = self.groups[-1], match.end()
        if word in _ACCENTS:
            group.command(1, lambda base: base and _accent(_ACCENTS[word], base))
        elif word in _SYMBOLS:
            group.add(_SYMBOLS[word])
        elif word in self.looks and word in _DECLARATIONS:
            group.look(self.looks[word])
        elif word in self.looks:
            group.command(1, self.looks[word])
        elif word in _COMMANDS:
            group.command(*_COMMANDS[word])
        elif word in _VERBATIM and self.text.startswith("{", end):
            close = self.text.find("}", end)
            close = len(self.text) if close < 0 else close
            group.add(self.text[end + 1 : close])
            return close + 1
        elif word not in _DECLARATIONS:
            self._unusual(word, match)
        return end

    def _unusual(self, word: str, match: re.Match[str]) -> None:
        symbol = _symbol(word)
        if symbol is not None:
            group = self.groups[-1]
            is_operator = len(symbol) > 1 or (
                category(symbol) == "Sm" and _ends_in_space(group.printed)
            )
            group.add(symbol)
            if self.math and match["space"] and is_operator:
                group.add(" ")
        elif not self.text.startswith("{", match.end()) or self.text.startswith("{}", match.end()):
            self.groups[-1].printed.append(match[0])

    def _sign(self, sign: str) -> None:
        group = self.groups[-1]
        if sign in "()":
            self.math = sign == "("
        if sign in _ACCENTS:
            group.command(1, lambda base: _accent(_ACCENTS[sign], base) if base else sign)
        elif sign in _SPACES:
            group.add(" ")
        elif sign not in _NOTHING:
            group.add(sign)

    def _special(self, special: str) -> None:
        group = self.groups[-1]
        if special == "{":
            is_argument = bool(group.commands) and len(self.groups) < _NESTING
            self.groups.append(_Group([] if is_argument else group.printed))
        elif special == "}":
            self._close()
        elif special == "$" and self.dollars:
            self.math = not self.math
        elif special == "~":
            group.add(" ")
        elif special in "^_" and self.math:
            group.command(1, _superscript if special == "^" else _subscript)
        else:
            group.add(special)

    def _close(self) -> None:
        """Ends the innermost group; what it printed is the argument of the command before it."""
        if len(self.groups) > 1:
            group = self.groups.pop()
            outer = self.groups[-1]
            if group.printed is outer.printed:
                group.flush()
            else:
                outer.add(group.close())


def _superscript(text: str) -> str:
    return _script(text, _SUPERSCRIPTS, "sup")


def _subscript(text: str) -> str:
    return _script(text, _SUBSCRIPTS, "sub")


def _script(text: str, characters: dict[int, int], tag: str) -> str:
    if all(ord(character) in characters for character in text):
        return text.translate(characters)
    return f"<{tag}>{text}</{tag}>"


def _ends_in_space(printed: Sequence[str]) -> bool:
    return bool(printed) and printed[-1].endswith(" ")


def _quoted(text: str) -> str:
    """A text in quotation marks, those within it single."""
    return f"“{text.translate(str.maketrans('“”', '‘’'))}”"


def _double_struck(text: str) -> str:
    """Blackboard letters: Unicode has some of them in the Letterlike Symbols."""
    return text.translate(str.maketrans("CHNPQRZ", "ℂℍℕℙℚℝℤ"))


def _last(*arguments: str) -> str:
    return arguments[-1]


def _dropped(_: str) -> str:
    return ""


_LOOKS = (
    "emph", "textit", "textsl", "textsc", "textbf", "textrm", "texttt", "textsf", "textmd",
    "textup", "textnormal", "text", "mbox", "hbox", "fbox", "underline", "uline", "mathrm",
    "mathit", "mathbf", "mathsf", "mathtt", "mathcal", "mathscr", "boldsymbol", "bm",
    "ensuremath", "operatorname", "mkbibemph", "mkbibbold", "natexlab", "textcyr", "textgreek",
)  # fmt: skip
_POINTERS = (
    "noopsort", "vphantom", "hphantom", "phantom", "label", "hspace", "vspace", "ref", "pageref",
    "eqref", "autoref", "cref", "Cref", "cite", "citep", "citet", "citealp", "citeauthor",
    "citeyear", "textcite", "parencite", "autocite", "footcite", "nocite",
)  # fmt: skip
_PLACEHOLDER = regex(r"%|^<.+>$")
_COMMANDS: dict[str, tuple[int, Callable[..., str]]] = {
    **dict.fromkeys(_LOOKS, (1, _last)),
    **dict.fromkeys(("href", "textcolor", "bibinfo", "texorpdfstring", "raisebox"), (2, _last)),
    **dict.fromkeys(_POINTERS, (1, _dropped)),
    "textsuperscript": (1, _superscript),
    "textsubscript": (1, _subscript),
    "mathbb": (1, _double_struck),
    **dict.fromkeys(("mkbibquote", "enquote"), (1, _quoted)),
    "sqrt": (1, "√{}".format),
    "frac": (2, "{}/{}".format),
}
"""Commands with arguments: how many, and what is printed of them."""


def _italic(text: str) -> str:
    return f"<i>{text}</i>" if text.strip() else text


def _bold(text: str) -> str:
    return f"<b>{text}</b>" if text.strip() else text


def _small_capitals(text: str) -> str:
    return f'<span style="font-variant:small-caps;">{text}</span>' if text.strip() else text


_MARKUP: Mapping[str, _Look] = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), _italic),
    **dict.fromkeys(("it", "em", "sl", "itshape", "slshape"), _italic),
    **dict.fromkeys(("textbf", "mkbibbold", "bf", "bfseries"), _bold),
    **dict.fromkeys(("textsc", "sc", "scshape"), _small_capitals),
}
"""The looks that CSL's and Zotero's texts can have, by the commands and declarations for them."""


@cache
def _symbol(name: str) -> str | None:
    """What pylatexenc prints for a command without arguments; "textalpha" is "alpha".

    What it prints in the place of something else, as "<ref>", is none.
    """
    from pylatexenc.latex2text import get_default_latex_context_db

    spec = get_default_latex_context_db().get_macro_spec(name)
    text = getattr(spec, "simplify_repl", None)
    if text is None and name.startswith("text"):
        return _symbol(name.removeprefix("text"))
    is_known = isinstance(text, str) and name != "today" and not _PLACEHOLDER.search(text)
    return text if is_known else None
