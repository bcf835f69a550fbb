"""Lists in reStructuredText."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refsync.errors import SourceError
from refsync.readers.restructuredtext import read, to_html
from refsync.reading import Reading

LIST = """\
Papers about Rocks
==================

.. contents::

Minerals
--------

* `A Study of Quartz <https://arxiv.org/abs/2101.00001>`_, 2020.
  It goes on
  for long. (`code <https://github.com/doe/quartz>`__)
* `Feldspar Networks`_

.. _Feldspar Networks: https://doi.org/10.1000/feldspar

Gems
~~~~

* **Opal at Scale**, :arxiv:`2103.00003`
"""


def lines(reading: Reading) -> dict[str, int]:
    return {r.title: r.source.line for r in reading.references if r.source}


def test_entries_have_their_titles_links_sections_and_lines() -> None:
    reading = read(LIST, "list.rst")
    assert reading.title == "Papers about Rocks"
    assert lines(reading) == {"A Study of Quartz": 9, "Feldspar Networks": 12, "Opal at Scale": 19}
    quartz, feldspar, opal = reading.references
    assert quartz.section == ("Minerals",)
    assert opal.section == ("Minerals", "Gems")
    assert [(link.kind, link.url) for link in quartz.links] == [
        ("paper", "https://arxiv.org/abs/2101.00001"),
        ("code", "https://github.com/doe/quartz"),
    ]
    assert feldspar.identifiers["doi"] == "10.1000/feldspar"
    assert opal.identifiers["arxiv"] == "2103.00003"


def test_the_lines_of_a_block_speak_of_one_work() -> None:
    works = (
        "   | :t:`Quartz: A Study of Rocks`.\n   | Doe, Roe, and Muster.\n"
        "   | ICML 2019. [`full version <https://arxiv.org/abs/2101.00001>`_]\n",
        "   | *Mica for Everyone*\n   | Jane Doe and Richard Roe\n"
        "   | `PLDI 2020 <https://doi.org/10.1000/mica>`__\n",
    )
    reading = read("Rocks\n=====\n\nThe papers are:\n\n" + "\n".join(works), "list.rst")
    assert lines(reading) == {"Quartz: A Study of Rocks": 6, "Mica for Everyone": 10}
    assert [r.container_title for r in reading.references] == ["ICML", "PLDI"]
    assert [name.family for name in reading.references[0].author] == ["Doe", "Roe", "Muster"]


def test_line_n_of_the_html_is_line_n_of_the_text() -> None:
    pairs = list(zip(LIST.split("\n"), to_html(LIST).split("\n"), strict=False))
    for words in ("A Study of Quartz", "for long", "Minerals", "Gems", "Opal at Scale"):
        [(line, html)] = [pair for pair in pairs if words in pair[0]]
        assert words in html, line


@pytest.mark.parametrize(
    "directive",
    [
        ".. card:: More\n   :class-card: wide\n   :columns: 3\n",
        ".. dropdown:: More\n",
        ".. only:: html\n",
        ".. note:: More\n   :unheard-of: option\n",
    ],
)
def test_what_stands_in_a_directive_is_read_whether_or_not_it_is_known(directive: str) -> None:
    text = f"Rocks\n=====\n\n{directive}\n   * `Deep Opal <https://arxiv.org/abs/2103.00003>`_\n"
    reading = read(text, "list.rst")
    assert [r.title for r in reading.references] == ["Deep Opal"]
    assert lines(reading)["Deep Opal"] == 1 + text.split("\n").index(text.split("\n")[-2])


def test_directives_that_name_files_and_settings_say_nothing() -> None:
    text = ".. toctree::\n   :maxdepth: 2\n\n   chapter-one\n\n.. bibliography:: refs.bib\n"
    assert read(text, "list.rst").references == ()


def test_a_card_s_link_is_its_title_s() -> None:
    text = ".. card:: A Study of Quartz\n   :link: https://arxiv.org/abs/2101.00001\n\n   Text.\n"
    assert '<a href="https://arxiv.org/abs/2101.00001">A Study of Quartz</a>' in to_html(text)


def test_bibtex_in_a_block_of_code_is_read() -> None:
    text = """\
A Study of Quartz
-----------------

.. code-block:: bibtex
   :caption: cite as

   @article{doe2020, title={A Study of Quartz}, author={Doe, Jane}, year=2020}

A Study of Mica
---------------

.. bibtex::

   @article{roe2021, title={A Study of Mica}, author={Roe, Ruth}, year=2021}
"""
    reading = read(text, "list.rst")
    assert [r.citation_key for r in reading.references] == ["doe2020", "roe2021"]
    assert lines(reading) == {"A Study of Quartz": 1, "A Study of Mica": 9}


def test_tables_are_read() -> None:
    text = """\
=====================  =====  ==========================================
Title                  Year   Paper
=====================  =====  ==========================================
Topaz Tales of Old     2019   `PDF <https://arxiv.org/abs/2105.00005>`_
Ruby Models in Detail  2020   `PDF <https://arxiv.org/abs/2104.00004>`_
=====================  =====  ==========================================
"""
    reading = read(text, "list.rst")
    assert lines(reading) == {"Topaz Tales of Old": 4, "Ruby Models in Detail": 5}
    assert [r.issued.year for r in reading.references if r.issued] == [2019, 2020]


def test_a_citation_is_an_entry_but_not_one_that_an_entry_with_a_link_refers_to() -> None:
    text = """\
* `Topaz Tales <https://arxiv.org/abs/2105.00005>`_ [#topaz]_

References
==========

.. [#topaz] Doe, J. (2019). Topaz tales. https://arxiv.org/abs/2105.00005
.. [Roe2020] Roe, R. (2020). Amber alerts in nature. https://doi.org/10.1000/amber
"""
    found = [r.identifiers for r in read(text, "list.rst").references]
    assert [ids.get("arxiv", ids.get("doi")) for ids in found] == ["2105.00005", "10.1000/amber"]


def test_a_footnote_to_a_row_of_other_things_is_an_entry() -> None:
    text = """\
======  =========================  ===========
Tool    Where                      Of
======  =========================  ===========
Acme    `a <https://acme.test>`_   [#amber]_
======  =========================  ===========

References
==========

.. [#amber] Roe, R. and Doe, J., 2020. Amber alerts in nature. *Journal of Gears*, 3(2), pp.4-5.
"""
    assert lines(read(text, "list.rst")) == {"Amber alerts in nature": 10}


def test_html_in_the_page_is_read() -> None:
    text = (
        "Rocks\n=====\n\n.. raw:: html\n\n"
        '   <ul><li><a href="https://arxiv.org/abs/2107.00007">Onyx Operators</a></li></ul>\n'
    )
    assert lines(read(text, "list.rst")) == {"Onyx Operators": 6}


def test_other_files_are_not_read_and_that_is_said(tmp_path: Path) -> None:
    other = tmp_path / "other.rst"
    other.write_text("a secret", encoding="utf-8")
    text = f"Rocks\n=====\n\n.. include:: {other}\n\n.. raw:: html\n   :file: {other}\n"
    assert [(p.code, p.line) for p in read(text, "list.rst").problems] == [("not-included", 4)]
    assert "a secret" not in to_html(text)


def test_what_docutils_can_t_read_is_read_as_text(capfd: pytest.CaptureFixture[str]) -> None:
    text = """\
Rocks
=====

.. list-table::

   * broken

Odd one
^^^^^^^

Deeper
------

* `Deep Opal <https://arxiv.org/abs/2103.00003>`_ and `nobody`_
"""
    reading = read(text, "list.rst")
    assert [r.title for r in reading.references] == ["Deep Opal"]
    assert capfd.readouterr() == ("", "")


def test_docutils_itself_stays_as_it_was() -> None:
    from docutils.parsers.rst import directives, roles

    before = directives.directive, roles.role
    read(LIST, "list.rst")
    assert (directives.directive, roles.role) == before


def test_without_docutils_a_sentence_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "docutils.core", None)
    with pytest.raises(SourceError, match=r"pip install 'refsync\[rst\]'"):
        read(LIST, "list.rst")


PIECES = [
    "=====", "-----", "Title", "* item", "  text", ".. note:: x", ".. odd::", "   * `a <b>`_", "",
    "`x <https://arxiv.org/abs/2101.00001>`_", "+---+", "| a |", ":field: x", ".. [1] y", "[1]_",
    ".. |s| image:: x", "|s|", "``", "**", "::", ":role:`x`", "x_", ".. _x: y", "1. one", ">>> z",
]  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_text_can_be_read(pieces: list[str]) -> None:
    read("\n".join(pieces), "list.rst")


def test_works_cited_in_preformatted_text_are_entries_but_not_the_lists_own() -> None:
    text = """\
Publications
============

Emotions are those of

.. code-block:: text

    Doe, J., & Roe, R. (2016).
    Onyx: Opal emotions in detail.
    Journal of Gems, 52(1), 99-114.

Please cite

.. code-block:: text

    Doe, J., & Roe, R. (2018). Our own work on gems. Journal of Gems, 54(1), 1-14.
"""
    assert lines(read(text, "list.rst")) == {"Onyx: Opal emotions in detail": 8}


def test_fields_and_dated_names_above_a_definition_tell_of_a_work() -> None:
    text = """\
Publications
============

:Title: Onyx in Space and Time
:Authors: Jane Doe, Richard Roe
:URL: https://arxiv.org/abs/2107.00007

Doe, J. (2015)
    Opals under Stress. *Journal of Gems*, 4, 1-10.
"""
    reading = read(text, "list.rst")
    assert lines(reading) == {"Onyx in Space and Time": 4, "Opals under Stress": 8}
    assert [[name.family for name in one.author] for one in reading.references] == [
        ["Doe", "Roe"],
        ["Doe"],
    ]


def test_a_title_in_backticks_with_an_address_is_a_link() -> None:
    text = """\
Papers
======

[1] Doe J, Roe R, Poe A,  `Opals under Stress. <https://doi.org/10.1000/opal>`
"""
    (opals,) = read(text, "list.rst").references
    assert (opals.title, opals.identifiers["doi"]) == ("Opals under Stress", "10.1000/opal")
    assert [name.family for name in opals.author] == ["Doe", "Roe", "Poe"]


def test_a_table_has_a_citations_key_and_on_lines_what_it_cites() -> None:
    rows = "".join(
        f"   * - .. [Doe{n}]\n"
        f"     - | Doe, J. and Roe, R. ({when}),\n"
        f"       | **The Size of {what}**,\n"
        "       | *Gears of Old*, 12 (3), 45-67.\n"
        f"       | https://acme.org/content/{n}.short\n"
        for n, (when, what) in enumerate([("2003", "Widgets"), ("May/June 2004", "Many Cogs")])
    )
    found = read(f"Citations\n=========\n\n.. list-table::\n\n{rows}", "x.rst").references
    assert [one.title for one in found] == ["The Size of Widgets", "The Size of Many Cogs"]
    assert [one.issued and one.issued.year for one in found] == [2003, 2004]
    assert [len(one.author) for one in found] == [2, 2]
    assert [one.container_title for one in found] == ["Gears of Old"] * 2


def test_a_role_that_leads_nowhere_says_who_where_and_when() -> None:
    text = (
        "Where it is used\n================\n\n"
        "Institutions using Widget\n-------------------------\n\n"
        "* **Acme Institute of Gears**, Bonn, Germany\n"
        "* Department of Cogs, **Widget College**, UK\n\n"
        "Studies employing Widget\n------------------------\n\n"
        "* :ref:`Doe et al., Cog Cortex (2015) <DRP+15>`: Seeing Widgets Is\n"
        "  Correlated with Turning Gears.\n\n"
        "* :ref:`Roe, Topics in Gears, (2014) <Roe14>`: Multi-gear coding of\n  small cogs.\n\n"
        "* :ref:`Poe & Muster, Acta Fabri (2013)\n  <PM13>`. The use of cogs.\n"
    )
    found = read(text, "x.rst").references
    assert [one.title for one in found] == [
        "Seeing Widgets Is Correlated with Turning Gears",
        "Multi-gear coding of small cogs",
        "The use of cogs",
    ]
    assert [one.issued and one.issued.year for one in found] == [2015, 2014, 2013]
    assert found[0].container_title == "Cog Cortex"
