"""Names above titles, or one below a title where others of a list have several there."""

import pytest

from refsync.reference import Reference
from tests.lists import ARXIV as URL
from tests.lists import CODE, references, year

TITLES = (
    "On the Use of Widgets in Mills",
    "A Study of Gears",
    "How Do Cogs Turn?",
    "Fast Springs in Clocks",
)
NAMES = ("Jane Doe, Max Roe", "Ann Poe", "Eva Coe, Tim Loe, Bo Noe", "Al Muster")
VENUES = ("CoRL 2021", "KDD 2019", "NeurIPS 2023", "ICML 2018")
HAN_TITLES = ("零件大小的研究与应用", "齿轮的理论", "大型磨坊的测量方法", "弹簧与机器的学习")
HAN_NAMES = ("王明, 李华", "欧阳雪", "赵敏, 陈杰, 刘洋", "周强")


def signed(reference: Reference) -> str:
    names = (name.literal or f"{name.given} {name.family}" for name in reference.author)
    return ", ".join(names)


def told(
    layout: str, titles: tuple[str, ...] = TITLES, names: tuple[str, ...] = NAMES
) -> list[tuple[str, str, int | None]]:
    works = zip(titles, names, VENUES, strict=True)
    body = "\n".join(
        layout.format(title=title, names=who, venue=where, url=f"{URL}{n}", code=CODE)
        for n, (title, who, where) in enumerate(works)
    )
    return [(found.title, signed(found), year(found)) for found in references(body)]


def expected(
    titles: tuple[str, ...] = TITLES, names: tuple[str, ...] = NAMES, *, dated: bool = True
) -> list[tuple[str, str, int | None]]:
    years = (int(venue[-4:]) if dated else None for venue in VENUES)
    return list(zip(titles, names, years, strict=True))


@pytest.mark.parametrize(
    "layout",
    [
        "- {names}\n  - [{title}]({url})\n  - {venue}",
        "- {names}\n  - [{title}]({url}), {venue}",
        "- {names}\n  - **{title}** [[paper]({url})]\n  - {venue}",
        "{names}  \n**{title}**  \n{venue}  \n[[paper]({url})]\n",
        "{venue}  \n**{title}**  \n{names}  \n[[paper]({url})]\n",
    ],
)
def test_who_wrote_a_work_stands_above_its_title(layout: str) -> None:
    assert told(layout) == expected()


@pytest.mark.parametrize(
    "layout",
    [
        "- [{title}]({url})\n  - {names}\n  - {venue}",
        "- [{title}]({url})\n  - {venue}\n  - {names}",
        "- [{title}]({url})\n  - {names}\n  - {venue} [[code]({code})]",
        "- **{title}** ({venue})<br>{names} [paper]({url}) / [code]({code})",
        "- **{title}** [{venue}]  \n  {names} [[paper]({url})] [[code]({code})]",
        "- *{title}* by {names} ({venue}) [[paper]({url})]",
        "- [{title}]({url}) ({names}, {venue})",
    ],
)
def test_one_name_stands_where_others_have_several(layout: str) -> None:
    assert told(layout) == expected()


@pytest.mark.parametrize(
    ("layout", "dated"),
    [
        ("- [{title}]({url}) - {names}", False),
        ("- [{title}]({url})（{names}）", False),
        ("- [{title}]({url})\n  - {names}\n  - {venue}", True),
        ("- **{title}**  \n  {names}  \n  {venue} [[论文]({url})]", True),
        ("- [{title}]({url}) ({names}, {venue})", True),
    ],
)
def test_one_name_without_spaces_stands_where_others_have_several(layout: str, dated: bool) -> None:
    assert told(layout, HAN_TITLES, HAN_NAMES) == expected(HAN_TITLES, HAN_NAMES, dated=dated)


def test_names_in_wide_commas_are_set_off_from_the_year() -> None:
    layout = "- [{title}]({url})，{names}，{venue}"
    names = tuple(who.replace(", ", "，") for who in HAN_NAMES)
    assert told(layout, HAN_TITLES, names) == expected(HAN_TITLES, HAN_NAMES)


@pytest.mark.parametrize(
    "notes",
    [
        ("Very good", "Read it twice", "Old Gears", "With code"),
        ("Jane Doe, Max Roe", "A must", "Needs a second look", "With many gears"),
    ],
)
def test_notes_below_titles_are_no_names(notes: tuple[str, ...]) -> None:
    found = told("- [{title}]({url})\n  - {names}", TITLES, notes)
    assert [who for _, who, _ in found[1:]] == ["", "", ""]


def test_a_tag_that_several_have_is_no_name() -> None:
    tags = ("王明, 李华", "综述", "综述", "综述")
    found = told("- [{title}]({url}) - {names}", HAN_TITLES, tags)
    assert [who for _, who, _ in found[1:]] == ["", "", ""]


def test_names_above_several_titles_are_left_above_them() -> None:
    body = "".join(
        f"- {who}\n  - [{first}]({URL}{n})\n  - [{last}]({URL}{n}5)\n"
        for n, (who, first, last) in enumerate(
            [
                ("Jane Doe, Max Roe", "On the Use of Widgets", "On the Use of Gears"),
                ("Ann Poe, Al Muster", "On the Use of Cogs", "On the Use of Springs"),
            ]
        )
    )
    assert [found.title for found in references(body)] == [
        "On the Use of Widgets", "On the Use of Gears", "On the Use of Cogs",
        "On the Use of Springs",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "layout",
    [
        "- {title} by {names}, {venue} [[pdf]({url})]",
        "- {title} - {names} [[pdf]({url})]",
        "- {title}, {names}, {venue} [[pdf]({url})]",
        "- {venue} - {title} - {names} [[pdf]({url})]",
    ],
)
def test_one_full_name_at_the_end_of_a_title_stands_where_others_have_several(layout: str) -> None:
    names = ("Jane Doe, Max Roe", "Ann Poe, Tim Loe", "Eva Coe, Tim Loe, Bo Noe", "Al Muster")
    assert told(layout, names=names) == expected(names=names, dated="{venue}" in layout)


@pytest.mark.parametrize(
    "layout", ["{venue} - **{title}** - {names}", "[{venue}] **{title}**. {names}"]
)
def test_two_full_names_behind_a_title_in_bold_are_no_towns_where_the_venue_stands_in_front(
    layout: str,
) -> None:
    names = ("Jane Doe, Max Roe", "Ann Poe, Tim Loe", "Eva Coe, Al Noe", "Ada Muster, Kim Doe")
    assert told(f"- {layout} [[pdf]({{url}})]", names=names) == expected(names=names)


def test_titles_whose_ends_name_several_or_nobody_stay_whole() -> None:
    ends = ("Fast Springs, Wheels, and Cogs", "Fast Springs - A Study of Clocks")
    for title in ends:
        works = (*(f"{title}, Jane Doe, Al Roe" for title in TITLES[:3]), title)
        body = "\n".join(f"- {work}, ICML 2020 [[pdf]({URL}{n})]" for n, work in enumerate(works))
        assert references(body)[-1].title == title
