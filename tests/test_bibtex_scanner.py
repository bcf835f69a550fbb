"""BibTeX text to raw entries: as BibTeX reads it, and as a person reads what BibTeX can't."""

from __future__ import annotations

import pytest
from bibtexparser.bparser import BibTexParser
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.bibtex.scanner import Entry, scan

GOOD = "@book{good,\n  title = {A Good Neighbour},\n  year = 2020\n}\n"
GOOD_FIELDS = {"title": "A Good Neighbour", "year": "2020"}


def only(text: str) -> Entry:
    [entry] = scan(text).entries
    return entry


def codes(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in scan(text).faults]


def test_an_entry_has_a_type_a_key_fields_and_a_line() -> None:
    assert only('\n@Article{key,\n Title = {A {B}}, year = 2020, note = "c"}') == Entry(
        type="article",
        key="key",
        fields={"title": "A {B}", "year": "2020", "note": "c"},
        line=2,
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("{a {b {c {d {e {f {g {h {i}}}}}}}}}}", "a {b {c {d {e {f {g {h {i}}}}}}}}"),
        ('"a {"}b{"} c"', 'a {"}b{"} c'),
        ("1999", "1999"),
        ("jan", "January"),
        ('jan # "~1"', "January~1"),
        ("{a} # { b} # c", "a bsee"),
        ("{}", ""),
        ("{ends with \\}", "ends with \\"),
    ],
)
def test_values_are_what_bibtex_makes_of_them(value: str, text: str) -> None:
    entry = only(f"@string{{c = {{see}}}}\n@misc{{k, x = {value}, y = {{z}}}}")
    assert entry.fields == {"x": text, "y": "z"}


@pytest.mark.parametrize(
    "text",
    [
        "@misc(k, x = {y (z)}, w = 1)",
        "@misc { k , x = {y (z)} , w = 1 , }",
        "@misc{k\n , x = {y (z)}\n , w = 1\n}",
        "\ufeff@misc{k,\u00a0x\t=\t{y (z)}, w = 1}",
        "> @misc{k,\n>  x = {y (z)},\n>  w = 1\n> }",
        "<pre>@misc{k,<br>\n x = {y (z)},<br/>\n w = 1<br>\n}</pre>",
        "Some text, me@example.org {here}.\n@misc{k, x = {y (z)}, w = 1} and more",
        '@preamble{"\\def\\x{\\"{y}}"}@comment{no {entry}}@misc{k, x = {y (z)}, w = 1}',
        "@comment{\n@misc{old, x = 1}\n}\n@misc{k, x = {y (z)}, w = 1}",
    ],
)
def test_layout_and_surroundings_do_not_matter(text: str) -> None:
    entry = only(text)
    assert (entry.key, entry.fields) == ("k", {"x": "y (z)", "w": "1"})
    assert codes(text) == []


@pytest.mark.parametrize(
    ("entry", "fields", "faults"),
    [
        ("@a{k,\n x = {1}\n y = {2}}", {"x": "1", "y": "2"}, [(2, "missing-comma")]),
        ("@a{k\n x = {1}}", {"x": "1"}, [(1, "missing-comma")]),
        ("@a{k,\n x {1}, y = 2}", {"x": "1", "y": "2"}, [(2, "missing-equals")]),
        ("@a{k,\n x = , y = 2}", {"y": "2"}, [(2, "missing-value")]),
        ("@a{\n x = {1}}", {"x": "1"}, [(1, "missing-key")]),
        ("@a{a b, x = {1}}", {"x": "1"}, [(1, "bad-key")]),
        ("@a k,\n x = {1}\n}", {"x": "1"}, [(1, "missing-brace")]),
        ("@a{k,\n x = foo}", {"x": "foo"}, [(2, "undefined-string")]),
        ("@a{k,\n x = {J. Doe} # and # {R. Roe}}", {"x": "J. Doe and R. Roe"},
         [(2, "undefined-string")]),
        ("@a{k,\n x = foo bar,\n y = 2}", {"x": "foo bar", "y": "2"}, [(2, "missing-braces")]),
        ("@a{k,\n x = {1},\n x = {2}}", {"x": "1"}, [(3, "duplicate-field")]),
        ("@a{k,\n x = {1}", {"x": "1"}, [(2, "unclosed-brace")]),
        ("@a{k,\n x = {1", {"x": "1"}, [(2, "unclosed-brace")]),
        ("@a{k,\n x = {1,\n y = {2}\n}", {"x": "1", "y": "2"}, [(2, "unclosed-brace")]),
        ("@a{k,\n x = {1 } 2},\n y = {3}\n}", {"x": "1  2", "y": "3"}, [(2, "stray-brace")]),
        ("@a{k,\n x = {1}},\n y = {2}\n}", {"x": "1", "y": "2"}, [(2, "stray-brace")]),
        ('@a{k,\n x = "1,\n y = "2"\n}', {"x": "1", "y": "2"}, [(2, "unclosed-quote")]),
        ('@a{k,\n x = "M\\"uh",\n y = "2"\n}', {"x": 'M\\"uh', "y": "2"}, [(2, "bad-quotes")]),
        ("@a{k}},\n x = {1}, y = {2}}", {"x": "1", "y": "2"}, [(1, "stray-brace")]),
        ("@a{k,\n x: {1}, y: 2}", {"x": "1", "y": "2"},
         [(2, "missing-equals"), (2, "missing-equals")]),
        ("@a{k; x={1}; y=2; z=3;}", {"x": "1", "y": "2", "z": "3"},
         [(1, "missing-comma"), (1, "missing-comma"), (1, "missing-comma")]),
        ("@a{k,\n url=http://x.y/a;b?c=d,\n y=2}", {"url": "http://x.y/a;b?c=d", "y": "2"},
         [(2, "missing-braces")]),
        ("@a{k;x: {1}; y: 2}", {"x": "1", "y": "2"},
         [(1, "missing-comma"), (1, "missing-equals"), (1, "missing-comma"),
          (1, "missing-equals")]),
        ("@a{k, x='A {b}, it\'s', y='2'}", {"x": "A {b}, it's", "y": "2"},
         [(1, "wrong-quotes"), (1, "wrong-quotes")]),
        ("@a{k, x=“A “b”, c”, y=‘2’, z=„3“}", {"x": "A “b”, c", "y": "2", "z": "3"},
         [(1, "wrong-quotes"), (1, "wrong-quotes"), (1, "wrong-quotes")]),
        ("@a{k, x='1'\n y = 2}", {"x": "1", "y": "2"},
         [(1, "missing-comma"), (1, "wrong-quotes")]),
        ('@a{k, title="A "b" c", author="D", journal=JMLR, year=2001}',
         {"title": 'A "b" c', "author": "D", "journal": "JMLR", "year": "2001"},
         [(1, "bad-quotes"), (1, "undefined-string")]),
        ("@a{k,\n x = {1}, % one\n% y = {2},\n z = {3} % of 3\n}", {"x": "1", "z": "3"},
         [(2, "comment-in-entry"), (4, "comment-in-entry")]),
        ("@a{k, x = {1}, % z, year = {2}}", {"x": "1", "year": "2"}, [(1, "stray-text")]),
        ("@a{k, x = {1}, % was year = 2014\n y = {2} % note = {z}\n}", {"x": "1", "y": "2"},
         [(1, "comment-in-entry"), (2, "comment-in-entry")]),
        ("@a{k,\n % only\n x = {5 % of 100},\n}", {"x": "5 % of 100"}, [(2, "comment-in-entry")]),
        ("@a{k,\n what is this,\n y = {2}\n}", {"y": "2"}, [(2, "stray-text")]),
    ],
)  # fmt: skip
def test_damage_is_repaired_reported_and_confined(
    entry: str, fields: dict[str, str], faults: list[tuple[int, str]]
) -> None:
    found = scan(f"{entry}\n{GOOD}")
    assert [e.fields for e in found.entries] == [fields, GOOD_FIELDS]
    assert [(fault.line, fault.code) for fault in found.faults] == faults


def test_a_name_that_nothing_defines_is_told_once() -> None:
    found = scan("@a{k, x = foo, y = bar}\n@a{l, x = FOO}")
    assert [entry.fields["x"] for entry in found.entries] == ["foo", "FOO"]
    assert [(fault.line, fault.code) for fault in found.faults] == [(1, "undefined-string")] * 2


@pytest.mark.parametrize(
    "damage",
    ['@string{a = "b"', "@string{nonsense}", '@preamble{"x"', "@comment{ never closed", "}}}", "@"],
)
def test_damage_outside_entries_costs_no_entry(damage: str) -> None:
    assert only(f"{damage}\n\n{GOOD}").fields == GOOD_FIELDS


def test_an_entry_that_begins_before_the_last_one_ended_is_found() -> None:
    found = scan("@a{one, x={1}@b{two, y={2}}")
    assert [(e.key, e.fields) for e in found.entries] == [("one", {"x": "1"}), ("two", {"y": "2"})]


@pytest.mark.parametrize("before", ["@", "1", "end.", "see \\latex"])
def test_a_sign_right_before_an_entry_costs_nothing(before: str) -> None:
    assert only(f"{before}{GOOD}").fields == GOOD_FIELDS


def test_an_address_of_mail_is_no_entry() -> None:
    assert only(f"jane@acme.org{{x, and so on}}\n{GOOD}").fields == GOOD_FIELDS


def test_an_at_sign_at_the_start_of_a_line_is_text_where_no_entry_begins() -> None:
    assert only("@a{k, x = {A tool called\n@article and more}}").fields["x"].endswith("and more")
    assert only("@a{k, x = {\n@word{x}}}").fields["x"] == "\n@word{x}"


@pytest.mark.parametrize(
    "piece",
    ["@a{k,\n x={y\n", "@a{k, x={", '@a{k, x="', "{", "}", '"', "@comment{\n", "\nx={", "x=y # ",
     "x='", "'", "“", "\nbook{", "\nbook{k, x=", "x:{", "}},", ";", "year=a,"],
)  # fmt: skip
def test_heaps_of_damage_are_read_at_once(piece: str) -> None:
    scan(f"@a{{k, x={piece * 20_000}")


NAMES = st.sampled_from(["author", "title", "note", "x-y"])
ATOMS = st.sampled_from(["word", "Ä", " ", "\n", "\\'e", "{x}", "{}", ",", "=", "@", "#", "(", ")"])
VALUES = st.one_of(
    st.lists(ATOMS, max_size=6).map(lambda atoms: f"{{{''.join(atoms)}}}"),
    st.lists(ATOMS, max_size=6).map(lambda atoms: f'"{"".join(atoms)}"'),
    st.integers(0, 3000).map(str),
    st.just("jan"),
)
FIELDS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=4)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Well-formed BibTeX, laid out in many ways."""
    space = st.sampled_from(["", " ", "\n  "])
    entries = []
    for number, fields in enumerate(draw(st.lists(FIELDS, min_size=1, max_size=3))):
        lines = [f"{name}{draw(space)}={draw(space)}{value}" for name, value in fields.items()]
        entries.append(f"@misc{{key{number},\n" + ",\n".join(lines) + draw(space) + "}\n")
    return draw(st.sampled_from(["\n", "\n\n"])).join(entries)


@given(files())
def test_well_formed_text_is_read_as_bibtexparser_reads_it(text: str) -> None:
    theirs = BibTexParser(common_strings=True, homogenize_fields=False).parse(text).entries
    ours = [
        {"ENTRYTYPE": e.type, "ID": e.key or "", **{k: v for k, v in e.fields.items() if v.strip()}}
        for e in scan(text).entries
    ]
    assert [_squeezed(e) for e in ours] == [_squeezed(e) for e in theirs]
    assert codes(text) == []


def _squeezed(entry: dict[str, str]) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in entry.items() if value.strip("{} \n")}


@given(
    files(), st.lists(st.sampled_from([*'{}",=@#\n', "@a{b,", "title = "]), max_size=8), st.data()
)
def test_whatever_is_thrown_in_the_next_entry_stays_good(
    text: str, junk: list[str], data: st.DataObject
) -> None:
    for piece in junk:
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + piece + text[place:]
    assert scan(f"{text}\n{GOOD}").entries[-1].fields == GOOD_FIELDS


@pytest.mark.parametrize(
    "before", ["", GOOD, "Papers:\n\n", "@a{other, x={1}\n", "@a{other, x={1\n"]
)
def test_an_entry_that_lost_its_at_sign_is_read(before: str) -> None:
    text = f"{before}  Article{{k, title={{A}},\n year=2020}}\n{GOOD}"
    found = scan(text)
    assert [(e.type, e.key, e.fields) for e in found.entries[-2:]] == [
        ("article", "k", {"title": "A", "year": "2020"}),
        ("book", "good", GOOD_FIELDS),
    ]
    assert found.entries[-2].line == before.count("\n") + 1
    assert (before.count("\n") + 1, "missing-at") in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "book{k, and more}",
        "See book{k, title={A}}",
        "book{title={A}}",
        "thing{k, title={A}}",
        "@a{k, x={\nbook{k, title={A}}\n}}",
        "@comment{\nbook{k, title={A}}\n}",
    ],
)
def test_prose_and_values_are_no_entries_without_an_at_sign(text: str) -> None:
    assert len(scan(text).entries) == text.count("@a")
    assert codes(text) == []


def test_macros_made_of_macros_do_not_grow_without_end() -> None:
    doubling = "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 100))
    text = f"@string{{s0 = {{ha}}}}\n{doubling}@misc{{k, title = s3, note = s99}}\n{GOOD}"
    first, good = scan(text).entries
    assert first.fields["title"] == "ha" * 8
    assert len(first.fields["note"]) < 10_000
    assert good.fields == GOOD_FIELDS
