"""Venues and years that stand in front of titles, in bold, in italics or with a link in them."""

import pytest

from tests.lists import families, references, titles, year

WORKS = (
    ("ICML", 2015, "On the Use of Widgets", "Jane Doe"),
    ("NeurIPS", 2017, "Turning Gears without Water", "Richard Roe, Al Poe"),
    ("KDD", 2009, "What Do Mills Grind?", "Ann O'Poe"),
    ("CVPR", 2011, "Cogs of the North: A Study", "Max Muster, Eve Coe"),
)
FORMS = (
    "**{where} {when}** {title}. {who}. [[paper]({url})]",
    "**{where} {when}**: {title}. {who}. [[paper]({url})]",
    "*{where} {when}*: {title}. {who}. [[paper]({url})]",
    "_{where} {when}_ - {title}. {who} [[paper]({url})]",
    "**{where} {when}** {title}. {who}. {url}",
    "*{where} {when}*: {title}. {who}. {url}",
    "**[{where}]({url}) {when}** {title}. {who}.",
    "**{where} [{when}]({url})** {title}. {who}.",
    "*[{where}]({url}) {when}*: {title}. {who}.",
    "[[{where}]({url}) {when}] {title}. {who}",
    "([{where}]({url}) {when}) {title}, {who}",
    "[{where} [{when}]({url})] {title}. {who}",
)
CONTAINERS = ("- {row}\n", "1. {row}\n", "{row}\n\n")
LIST = "# Reading list\n\n## Papers\n\n"


def _of(form: str, n: int) -> str:
    where, when, title, who = WORKS[n]
    url = f"https://doi.org/10.1000/gears.{n}"
    return form.format(where=where, when=when, title=title, who=who, url=url)


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("form", FORMS)
def test_are_where_and_when_the_works_appeared(form: str, container: str) -> None:
    rows = (container.format(row=_of(form, n)) for n in range(len(WORKS)))
    found = references("".join(rows), LIST)
    assert [one.title for one in found] == [title for _, _, title, _ in WORKS]
    assert [year(one) for one in found] == [when for _, when, _, _ in WORKS]
    for one, (where, _, _, _) in zip(found, WORKS, strict=True):
        assert where in (one.container_title or one.event_title or "")
    assert [families(one)[0] for one in found] == ["Doe", "Roe", "O'Poe", "Muster"]
    assert [one.identifiers["doi"] for one in found] == [f"10.1000/gears.{n}" for n in range(4)]


@pytest.mark.parametrize(
    "form", ["([{when}]({url})) {who} - {title}", "[{when}]({url}). {who}. {title}"]
)
def test_linked_years_in_front_of_names_lead_to_the_works(form: str) -> None:
    found = references("".join(f"- {_of(form, n)}\n" for n in range(len(WORKS))), LIST)
    assert [one.title for one in found] == [title for _, _, title, _ in WORKS]
    assert [year(one) for one in found] == [when for _, when, _, _ in WORKS]
    assert [one.identifiers["doi"] for one in found] == [f"10.1000/gears.{n}" for n in range(4)]


def test_need_no_link_to_tell_a_work() -> None:
    rows = (f"- {_of('**{where} {when}** {title}. {who}.', n)}\n" for n in range(len(WORKS)))
    assert titles("".join(rows), LIST) == [title for _, _, title, _ in WORKS]


def test_come_before_the_server_of_a_badge() -> None:
    badge = "[![arXiv](https://img.shields.io/badge/arXiv-2101.00001-red.svg)]({url})"
    form = "[{where} {when}] {title}. {who} " + badge.replace(
        "{url}", "https://arxiv.org/abs/2101.0000{n}"
    )
    rows = [_of(form.replace("{n}", str(n)), n) for n in range(len(WORKS))]
    found = references("".join(f"- {row}\n" for row in rows), LIST)
    wheres = [one.container_title or one.event_title for one in found]
    assert wheres == [where for where, _, _, _ in WORKS]


@pytest.mark.parametrize(
    "item",
    [
        "**ICML 2015** [On the Use of Widgets](https://arxiv.org/abs/2101.00001)",
        "**Gears 2015** [On the Use of Widgets](https://arxiv.org/abs/2101.00001)",
        "[[ICML 2015](https://arxiv.org/abs/2101.00001)] On the Use of Widgets",
        "[On the Use of Widgets](https://arxiv.org/abs/2101.00001) (**ICML 2015**)",
    ],
)
def test_stay_as_they_are_where_the_title_or_all_of_them_is_linked(item: str) -> None:
    assert titles(f"- {item}\n", LIST) == ["On the Use of Widgets"]


@pytest.mark.parametrize("name", ["**Acme 2015**", "**Widgets**", "*GearNet 2.0*"])
def test_names_in_bold_are_none(name: str) -> None:
    item = f"{name} Turns Many Gears [[paper](https://arxiv.org/abs/2101.00001)]"
    (only,) = references(f"- {item}\n", LIST)
    assert only.container_title in (None, "arXiv")


@pytest.mark.parametrize(
    "form", ["{title} ({who}, [{when}]({url}))", "{title} - {who} ({where} [{when}]({url}))"]
)
def test_linked_years_that_close_brackets_lead_to_the_works(form: str) -> None:
    found = references("".join(f"- {_of(form, n)}\n" for n in range(len(WORKS))), LIST)
    assert [one.title for one in found] == [title for _, _, title, _ in WORKS]
    assert [year(one) for one in found] == [when for _, when, _, _ in WORKS]
    assert [families(one)[0] for one in found] == ["Doe", "Roe", "O'Poe", "Muster"]
    assert [one.identifiers["doi"] for one in found] == [f"10.1000/gears.{n}" for n in range(4)]
