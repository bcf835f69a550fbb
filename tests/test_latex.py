"""LaTeX to Unicode."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.latex import decode


@pytest.mark.parametrize("spelling", [r"\'e", r"\'{e}", r"{\'e}", r"{\'{e}}", r"{\' e}", r"\' e"])
def test_every_spelling_of_an_accent_is_read(spelling: str) -> None:
    assert decode(f"caf{spelling} noir") == "café noir"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (r"\c{c}\c c {\c s}", "ççş"),
        (r"\v{S}ev\v{c}\'{\i}k", "Ševčík"),
        (r"\={\i}\^\i", "īî"),
        (r"\r{A}ngstr\"om, \AA ngstr{\"o}m", "Ångström, Ångström"),
        (r"Erd{\H o}s, Wa\l{}\k{e}sa, H\o{}j", "Erdős, Wałęsa, Høj"),
        (r"{\d{n}}\b{k}\t{oo}", "ṇḵo͡o"),
        (r"Stra{\ss}e, {\OE}uvre, {\dj}", "Straße, Œuvre, đ"),
    ],
)
def test_accents_and_letters_of_all_kinds_are_read(text: str, printed: str) -> None:
    assert decode(text).replace(" ", "") == unicodedata.normalize("NFC", printed).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (r"R\&D at 50\% of \#1 for \$2", "R&D at 50% of #1 for $2"),
        ("1--10 --- ``so'' it~is", "1–10 — “so” it is"),
        (r"\emph{in vivo} and {\it in vitro}", "in vivo and in vitro"),
        ("{BERT} and {{Deep} Learning}", "BERT and Deep Learning"),
        (r"{\LaTeX} hyphen\-ation\ldots{}", "LaTeX hyphenation…"),
        (r"\url{http://example.org/~me_too}\~{}", "http://example.org/~me_too~"),
        ("G&ouml;del &amp; sons", "Gödel & sons"),
        ("costs $5 at most", "costs $5 at most"),
        (r"C:\dir", r"C:\dir"),
        (r"\unheardof{Lund} \unheardof Y", r"Lund \unheardof Y"),
        (r"\href{http://x.y}{the page}", "the page"),
        (r"\enquote{On \enquote{Gears}} \glqq Ja\grqq{}", "“On ‘Gears’” „Ja“"),
        (r"?`Qu\'e? !`Hola \ddag{}", "¿Qué? ¡Hola ‡"),
        (r"Gears\cite{doe} of \hspace{1em}\textalpha\unheardof{}", r"Gears of α\unheardof"),
    ],
)
def test_what_latex_prints_is_what_comes_out(text: str, printed: str) -> None:
    assert decode(text) == printed


@pytest.mark.parametrize(
    ("formula", "printed"),
    [
        (r"CO$_2$ at $10^{-3}$", "CO₂ at 10⁻³"),
        (r"$\alpha$-helix, $k$-means", "α-helix, k-means"),
        (r"$\mathbb{R}^n$ and $\mathcal{O}(n)$", "ℝⁿ and O(n)"),
        (r"1\textsuperscript{st}, $x^{AB}$", "1ˢᵗ, x<sup>AB</sup>"),
        (r"$\bar{x} \leq \sqrt{n}$", "x̄ ≤ √n"),
        (r"$O(n \log n)$, $5\times3$", "O(n log n), 5×3"),
        (r"360$^\circ$, \ensuremath{x^2}, \(x_1\)", "360°, x², x₁"),
    ],
)
def test_short_formulas_are_read(formula: str, printed: str) -> None:
    assert decode(formula) == printed


def test_plain_text_stays_as_it_is() -> None:
    assert decode("Attention Is All You Need") == "Attention Is All You Need"


@given(st.lists(st.sampled_from([*"\\{}$^_~'\"`%&aé \n-", "\\emph", "\\frac", "\\url{"])))
def test_no_input_raises(pieces: list[str]) -> None:
    decode("".join(pieces))


@pytest.mark.parametrize(
    "piece", ["{", "}", "\\'", "{\\'", "$^{", "\\textbf{", "\\frac{a", '"', "$"]
)
def test_heaps_of_signs_are_read_at_once(piece: str) -> None:
    assert len(decode(piece * 30_000)) <= 60_000 * len(piece)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\emph{E. coli} now", "<i>E. coli</i> now"),
        (r"{\it E. coli} now", "<i>E. coli</i> now"),
        (r"\textbf{\textit{x}}", "<b><i>x</i></b>"),
        (r"{\sc Conniver}", '<span style="font-variant:small-caps;">Conniver</span>'),
        (r"a {\em b {c} d} e", "a <i>b c d</i> e"),
        (r"\mkbibemph{\'{e}t\'{e}}", "<i>été</i>"),
        (r"\emph{}x", "x"),
        (r"$\mathbf{P}$", "P"),
        (r"\textrm{x}", "x"),
    ],
)
def test_looks_are_kept_where_asked_for(latex: str, text: str) -> None:
    assert decode(latex, markup=True) == text
    assert "<" not in decode(latex)
