"""Damage that Markdown would spread is held where it is."""

import pytest

from refsync.readers.mending import mend
from refsync.readers.unified import unified


def mended(text: str) -> list[str]:
    return mend(text, "x").text.rstrip("\n").split("\n")


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in mend(text, "x").problems]


BIBTEX = "@misc{key,\n  title={A}\n}"


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\ntext [a](b)\n\n```python\n# no heading\n```\n",
        f"```bibtex\n{BIBTEX}\n```\n",
        f"- item\n  ```bibtex\n  {BIBTEX}\n  ```\n- item\n",
        "<!-- a\n\n# b\n-->\n",
        "<details>\n\ntext\n\n</details>\n",
        "````\n```bibtex\n@misc{x}\n```\n````\n",
        'a [link](https://a.org "a title") and [one](< b c >)\n',
        "a [link](https://a.org (a title)) and [one]( https://a.org )\n",
        "a [link](https://a.org\n'a title')\n\n(see [one]https://b.org)\n",
        "a [link](https://a.org/\uff0cb) and\uff08see [one](https://a.org)\uff09\n",
        "a [link](https://en.wikipedia.org/wiki/A_(b)) and [one](https://a.org/b[1])\n",
    ],
)
def test_what_is_whole_stays_as_it_is(text: str) -> None:
    assert mend(text, "x").text.rstrip("\n") == text.rstrip("\n")
    assert codes(text) == []


def test_frames_are_left_out_and_lines_stay_where_they_are() -> None:
    frame = '<iframe src="https://acme.org"\nallowfullscreen></iframe>'
    assert mended(f"a {frame}b\nc") == ["a ", "b", "c"]


def test_what_jekyll_leaves_out_is_left_out_and_lines_stay_where_they_are() -> None:
    comment = "{% comment %}\nDoe, J. (2015). {{ title }}.\n{%- endcomment -%}"
    assert mended(f"a\n{comment}b\nc") == ["a", "", "", "b", "c"]
    told = ["Put it in `{% comment %}`", "b", "Close it by `{% endcomment %}`"]
    assert mended("\n".join(told)) == told


def test_definitions_may_be_set_in_by_many_spaces() -> None:
    assert mended("Term\n:      said\n   more") == mended("Term\n: said\n  more")


def test_lines_keep_the_numbers_of_the_source() -> None:
    done = mend(f"one\n{BIBTEX}\ntwo", "x")
    assert done.lines == ["one", "```bibtex", *BIBTEX.split("\n"), "```", "two"]
    assert done.numbers == [1, 2, 2, 3, 4, 4, 5]


@pytest.mark.parametrize("behind", ["### Heading", "- [Title](https://a.org)", "```bibtex"])
def test_an_open_fence_ends_before_what_is_no_bibtex(behind: str) -> None:
    text = f"```bibtex\n{BIBTEX}\n\n{behind}\n"
    assert mended(text)[:6] == ["```bibtex", *BIBTEX.split("\n"), "", "```"]
    assert codes(text)[0] == ("unclosed-fence", 1)


@pytest.mark.parametrize("end", ["```.", "> ```", "``` end", "    ```", "~~~"])
def test_a_garbled_closing_fence_closes(end: str) -> None:
    assert mended(f"```bibtex\n{BIBTEX}\n{end}\ntext") == [
        "```bibtex", *BIBTEX.split("\n"), "```", "text",
    ]  # fmt: skip


def test_a_closing_fence_leaves_the_line_that_it_stands_on() -> None:
    assert mended("```bibtex\n@misc{key,\n  title={A}\n}```\ntext") == [
        "```bibtex", *BIBTEX.split("\n"), "```", "text",
    ]  # fmt: skip


def test_a_missing_opening_fence_is_put_in() -> None:
    text = f"citation:\n{BIBTEX}\n```\n\n# Next"
    assert mended(text) == ["citation:", "```bibtex", *BIBTEX.split("\n"), "```", "", "# Next"]
    assert codes(text) == [("unopened-fence", 2)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("```\ntext\n\n# Next\n", "stray-fence"),
        (f"```\n\n# Next\n\n```bibtex\n{BIBTEX}\n```\n", "stray-fence"),
        ("<!-- text\n\n# Next\n", "unclosed-comment"),
        ("<pre>text\n\n# Next\n", "unclosed-tag"),
    ],
)
def test_what_is_never_closed_hides_nothing(text: str, code: str) -> None:
    assert "# Next" in mended(text)
    assert codes(text) == [(code, 1)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("[a](https://a.org/x y.pdf)", "[a](<https://a.org/x%20y.pdf>)"),
        ("[a](https://a.org /x.pdf)", "[a](<https://a.org/x.pdf>)"),
        (
            "[a](https://arxiv.org/pdf/2101.00001 .pdf)",
            "[a](<https://arxiv.org/pdf/2101.00001.pdf>)",
        ),
        ("[a](none yet)", "[a](<>)"),
    ],
)
def test_addresses_with_spaces_are_mended(written: str, read: str) -> None:
    assert mended(written) == [read]
    assert codes(written) == [("bad-address", 1)]


def test_headings_without_a_space_are_headings() -> None:
    assert mended("###Title") == ["### Title"]
    assert mended("#tag") == ["#tag"]


@pytest.mark.parametrize("inside", ["```bibtex", "@misc{key,", "# Heading"])
def test_html_ends_where_something_else_begins(inside: str) -> None:
    assert mended(f"<details>\n{inside}")[:2] == ["<details>", ""]


def test_texts_are_unified() -> None:
    assert unified("\ufeffa\r\nb\rc\0\ud800") == "a\nb\nc\ufffd?"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("- [A](https://a.org/x", "- [A](https://a.org/x)"),
        ("- [A](https://a.org/x, 2020", "- [A](https://a.org/x), 2020"),
        ("- [A](https://a.org/x (2020)", "- [A](https://a.org/x) (2020)"),
        ("- A [[p](https://a.org/x] [[c](https://b.org)]", "- A [[p](https://a.org/x)] [[c](https://b.org)]"),
        ("- [A]https://a.org/x) (2020)", "- [A](https://a.org/x) (2020)"),
        ("- [A]\uff08https://a.org/x\uff09", "- [A](https://a.org/x)"),
        ("- [A](https://a.org/x\uff09\uff0c2020", "- [A](https://a.org/x)\uff0c2020"),
        ("- [A]\uff08https://a.org/x) (2020)", "- [A](https://a.org/x) (2020)"),
        ("- [On A] [https://a.org/x] (2020)", "- [On A](https://a.org/x) (2020)"),
        ("- [On A][https://a.org/x]", "- [On A](https://a.org/x)"),
        ("- [On A(https://a.org/x) (2020)", "- [On A](https://a.org/x) (2020)"),
    ],
)  # fmt: skip
def test_a_link_that_lacks_a_bracket_is_one(broken: str, whole: str) -> None:
    assert mended(broken) == [whole]
    assert codes(broken) == [("broken-link", 1)]


@pytest.mark.parametrize(
    "whole", ["[see A(https://a.org/x), p. 2]", "[A] [https://a.org/x](https://a.org/x)"]
)
def test_brackets_around_an_address_may_be_right(whole: str) -> None:
    assert mended(whole) == [whole]


def test_a_mark_that_touches_its_link_begins_an_item() -> None:
    assert mended("- [On A](x)\n-[On B](y)")[1] == "- [On B](y)"
    assert codes("- [On A](x)\n-[On B](y)") == [("missing-mark", 2)]


def test_many_links_that_lack_a_bracket_take_no_time() -> None:
    assert mended('](https://a.org "a ' * 20_000)


def test_links_right_below_a_summary_are_read_as_if_a_blank_line_stood_between() -> None:
    summary = "<details><summary>Papers</summary>"
    assert mended(f"{summary}\n- [On Widgets](x)")[:2] == [summary, ""]
    assert mended(f"{summary}\nOn Widgets")[:2] == [summary, "On Widgets"]


@pytest.mark.parametrize("title", ["<h3>Papers</h3>", "<details><summary>Papers</summary>"])
def test_items_right_below_a_title_in_html_are_read_as_if_a_blank_line_stood_between(
    title: str,
) -> None:
    assert mended(f"{title}\n- On Widgets\n- On Gears") == [
        title, "", "- On Widgets", "- On Gears",
    ]  # fmt: skip
    assert mended(f"{title}\n-widgets")[:2] == [title, "-widgets"]


def test_stars_in_brackets_are_marks_of_items_where_there_are_several() -> None:
    item = "[*] Widgets, 2001"
    assert mended(f"{item}\n    - old\n{item}") == [
        "- Widgets, 2001", "    - old", "- Widgets, 2001",
    ]  # fmt: skip
    assert mended(f"{item}\nmore") == [item, "more"]


def test_a_space_behind_the_first_star_makes_no_item_of_a_line_in_italics() -> None:
    assert mended("Jane Doe\n* Acta Fabri, 2021.*  \nx") == [
        "Jane Doe",
        "*Acta Fabri, 2021.*  ",
        "x",
    ]
    for text in ("- Doe\n* Widgets*", "Widgets:\n\n* Widgets*", "Widgets\n* Cogs*\n* Gears"):
        assert mended(text) == text.split("\n")


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        (r"Gearst\"ock Widgets", "Gearstöck Widgets"),
        (r"Widg\'e and Gears", "Widgé and Gears"),
        (r"Widgets {\&} Gears", "Widgets & Gears"),
        (r"$W_{a}\,b_{c}$ Widgets", r"$W\_{a}\\,b\_{c}$ Widgets"),
    ],
)
def test_tex_comes_through_markdown(line: str, mended: str) -> None:
    assert mend(line, "list.md").lines[0] == mended


@pytest.mark.parametrize(
    "line",
    [r"Widgets don\'t", r"l\'acme", r"of \"round\" widgets", "from $5 to _$6_", "`$a_b$`"],
)
def test_escaped_quotation_marks_and_prices_are_no_tex(line: str) -> None:
    assert mend(line, "list.md").lines[0] == line


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("see [On\nWidgets](<notes/Doe\nand Roe.pdf>) (Jane)", "<notes/Doe and Roe.pdf>) (Jane)"),
        ("- [On Widgets](<notes/Doe and\n  Roe.pdf>)", "<notes/Doe and Roe.pdf>)"),
        ("[On Widgets](<https://acme.org/\n1.pdf>)", "<https://acme.org/1.pdf>)"),
    ],
)
def test_an_address_that_is_broken_over_two_lines_is_whole(broken: str, whole: str) -> None:
    text = f"{broken}\n\nbehind\n"
    assert whole in mended(text)
    assert len(mended(text)) == text.count("\n")
    assert [code for code, _ in codes(text)] == ["broken-link"]


@pytest.mark.parametrize("text", ["a [b](<c\n\nd>)\n", "```\na [b](<c\nd>)\n```\n", "a](<b\nc\n"])
def test_what_is_no_address_over_two_lines_stays_as_it_is(text: str) -> None:
    assert mend(text, "x").text.rstrip("\n") == text.rstrip("\n")
    assert codes(text) == []


@pytest.mark.parametrize("key", ["7", "doe2015"])
def test_a_title_whose_key_is_defined_nowhere_is_linked_to_nothing(key: str) -> None:
    assert mended(f"[On Widgets][{key}] Doe") == ["[On Widgets]() Doe"]
    defined = f"[On Widgets][{key}] Doe\n\n[{key}]: https://acme.org"
    assert mended(defined) == defined.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "[Doe01][Roe02]",
        "[On Widgets][2015]",
        "[On Widgets][ICML]",
        "![On Widgets][7]",
        "[[On Widgets]][7]",
        "[On Widgets][7](https://acme.org)",
    ],
)
def test_other_brackets_in_a_row_are_no_lost_links(text: str) -> None:
    assert mended(text) == [text]
