"""Citations whose areas full stops and dashes set off, as ISBD and GOST have them."""

from __future__ import annotations

import pytest

from refsync.readers.citations import citation
from refsync.readers.citations.areas import in_areas
from tests.lists import titles


@pytest.mark.parametrize(
    ("text", "title", "names", "where"),
    [
        (
            "Доу Д. А. О свойствах шестерней / Д. А. Доу, Р. Р. Роу // Вестник. – 2015. – Т. 12.",
            "О свойствах шестерней",
            ["Доу", "Роу"],
            "2015. Вестник, Т. 12.",
        ),
        (
            "Доу Д. А., Роу Р.Р. Шестерни и валы: учебник. -Москва: Наука, 2015. - 300 с.",
            "Шестерни и валы: учебник",
            ["Доу", "Роу"],
            "Москва: Наука, 2015. - 300 с.",
        ),
        (
            "Шестерни из Fe-Co. Их строение / Доу Д.А., Роу Р.Р.; Ин-т машин. -М., 2004. - 3 с.",
            "Шестерни из Fe-Co. Их строение",
            ["Доу", "Роу"],
            "М., 2004. - 3 с.",
        ),
        (
            "Доу Д.А. (отв. ред.) О свойствах валов. -Бонн, 2008.",
            "О свойствах валов",
            ["Доу"],
            "Бонн, 2008.",
        ),
        (
            "Gears and cogs : a handbook / J. Doe. – Bonn : Acme, 2015. – 300 p.",
            "Gears and cogs : a handbook",
            ["Doe"],
            "Bonn : Acme, 2015. – 300 p.",
        ),
        (
            "On the Use of Semi-Round Gears -Acta Fabri. A. - 2009.-V.115, N 1, P. 120-122.",
            "On the Use of Semi-Round Gears",
            [],
            "2009. Acta Fabri. A, V.115, N 1, P. 120-122.",
        ),
        (
            "On the use of gears. Doe, Jane; Roe, R. J. -Acta Fabri. -2008.-V.80, P. 5-6.",
            "On the use of gears",
            ["Doe", "Roe"],
            "2008. Acta Fabri, V.80, P. 5-6.",
        ),
    ],
)
def test_areas_tell_title_names_and_where(
    text: str, title: str, names: list[str], where: str
) -> None:
    found = in_areas(text)
    assert found
    assert (found.title, [name.family for name in found.who.names], found.rest) == (
        title,
        names,
        where,
    )
    cited = citation(text)
    assert cited
    assert cited.title == title


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe and Al Roe - On Widgets, 2015",
        "On Gears - ICML, 2015",
        "Jane Doe, Richard Roe - On Widgets - ICML 2015",
        "Widgets. - Acme, 2015.",
    ],
)
def test_other_dashes_set_off_no_areas(text: str) -> None:
    assert in_areas(text) is None


def test_areas_are_read_behind_a_title_in_bold() -> None:
    found = titles(
        "1. **Wheels and their gears / Doe J., Roe R.** -Bonn: Acme, 2004. - 3 p.\n"
        "2. **On the use of cogs -Acta Fabri.** - 2009.-V.115, N 1, P. 120-122.\n"
    )
    assert found == ["Wheels and their gears", "On the use of cogs"]
