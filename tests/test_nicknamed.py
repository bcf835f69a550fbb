"""Short names in front of titles."""

import pytest

from refsync.readers.markdown import read

ARXIV = "https://arxiv.org/abs/2101.0000"


def titles(*items: str) -> list[tuple[str, tuple[str, ...]]]:
    """The title and the annotations of each item."""
    text = "".join(f"- {item} [[paper]({ARXIV}{n})]\n" for n, item in enumerate(items))
    found = read(f"# List\n\n## Widgets\n\n{text}", "x").references
    return [(reference.title, reference.annotations) for reference in found]


@pytest.mark.parametrize("name", ["**Acme**", "Acme"])
def test_are_no_part_of_them_where_the_list_repeats_some(name: str) -> None:
    repeated = [f"{name}: Acme: A Study of Widgets", "**Gear**: Gear-Net: More Widgets"]
    assert titles(*repeated, "**Gizmo**: Learning from Gadgets")[::2] == [
        ("Acme: A Study of Widgets", ("Acme",)),
        ("Learning from Gadgets", ("Gizmo",)),
    ]


def test_belong_to_them_elsewhere() -> None:
    assert titles("**Acme**: A Study of Widgets", "Gizmo: Learning from Gadgets") == [
        ("Acme: A Study of Widgets", ()),
        ("Gizmo: Learning from Gadgets", ()),
    ]


def test_with_numbers_behind_are_no_part_of_them_where_many_have_one() -> None:
    numbered = [
        "acme[1] A Study of Widgets",
        "acme[2] More Widgets at Work",
        "gear[1] On Cogs at Large",
    ]
    assert titles(*numbered) == [
        ("A Study of Widgets", ("acme",)),
        ("More Widgets at Work", ("acme",)),
        ("On Cogs at Large", ("gear",)),
    ]
    assert titles("Acme[1] A Study of Widgets", "A Study of Gadgets")[0] == (
        "Acme[1] A Study of Widgets",
        (),
    )


def named(*links: str) -> list[str]:
    """The titles of items that are a link to a paper each, and nothing else."""
    items = "".join(f"- [{link}](https://acme.example/{n}.pdf)\n" for n, link in enumerate(links))
    return [
        reference.title for reference in read(f"# List\n\n## Widgets\n\n{items}", "x").references
    ]


def test_a_link_names_its_paper_where_others_do_so_too() -> None:
    assert named("Acme Paper", "Gizmo whitepaper", "Gear Paper") == [
        "Acme Paper",
        "Gizmo whitepaper",
        "Gear Paper",
    ]


@pytest.mark.parametrize("links", [("ICML paper", "Full paper"), ("Acme Paper", "Acme Paper")])
def test_a_link_that_says_where_or_points_names_none(links: tuple[str, str]) -> None:
    assert not {*named(*links)} & {*links}


def test_where_and_when_behind_a_name_are_none_of_it() -> None:
    text = f"# List\n\n## 2013\n\nGear+: ICCV2013, Jane Doe et al. [paper]({ARXIV}1), [code](https://doe.example)\n"
    (found,) = read(text, "x").references
    assert (found.title, found.container_title) == ("Gear+", "ICCV")
    assert found.issued
    assert found.issued.year == 2013


def test_a_repeated_name_is_set_apart_wherever_it_stands() -> None:
    assert titles("**Acme** Acme: A Study of Widgets") == [("Acme: A Study of Widgets", ("Acme",))]


def test_others_are_set_apart_only_where_they_are_parted_alike() -> None:
    repeated = ["Acme : Acme: A Study of Widgets", "Gear : Gear: More Widgets"]
    assert titles(*repeated, "Gizmo : On Gadgets at Work", "Wheel: On Gears at Work")[2:] == [
        ("On Gadgets at Work", ("Gizmo",)),
        ("Wheel: On Gears at Work", ()),
    ]


def test_with_numbers_are_set_apart_where_several_are() -> None:
    numbered = ["Acme[1] A Study of Widgets", "Acme[2] More Widgets", "Gear[1] On Gears at Work"]
    assert titles(*numbered) == [
        ("A Study of Widgets", ("Acme",)),
        ("More Widgets", ("Acme",)),
        ("On Gears at Work", ("Gear",)),
    ]
    assert titles(*numbered[:2], "On Gears[1] at Work")[0] == (numbered[0], ())


def test_a_link_of_one_word_names_its_paper_as_well() -> None:
    assert named("Gears", "cogwheel", "twist") == ["Gears", "cogwheel", "twist"]
    assert not {"10", "Here"} & {*named("10", "Here")}


LABELLED = (
    "Gears 개선: On the Use of Widgets",
    "Gears + 부품: Sorting Cogs",
    "歯車の改良：A Theory of Mills",
    "歯車の改良：Cogs in Mills",
)


def test_labels_in_other_letters_are_set_apart_where_titles_are_in_latin_ones() -> None:
    found = titles(*LABELLED, "A Study of Gadgets")
    assert [title for title, _ in found] == [
        "On the Use of Widgets",
        "Sorting Cogs",
        "A Theory of Mills",
        "Cogs in Mills",
        "A Study of Gadgets",
    ]
    assert found[0][1] == ("Gears 개선",)


def test_but_not_where_many_titles_are_in_other_letters() -> None:
    native = ("部品の研究について", "歯車の理論と応用", "部品: その研究")
    assert titles(*LABELLED, *native)[1][0] == "Gears + 부품: Sorting Cogs"


def test_a_title_in_other_letters_stays_before_its_translation() -> None:
    native = ("歯車の研究: A Study of Gears", "部品の理論: A Theory of Parts", "機械：On Mills")
    assert [title for title, _ in titles(*native, "On Gadgets")] == [*native, "On Gadgets"]


def in_a_table(*linked: str) -> list[str]:
    rows = "".join(f"| [{one}]({ARXIV}{n}) | ICML 202{n} |\n" for n, one in enumerate(linked))
    text = f"# List\n\n| Title | Venue |\n|---|---|\n{rows}"
    return [reference.title for reference in read(text, "x").references]


def test_upright_before_linked_titles_in_bold_are_no_part_of_them() -> None:
    assert in_a_table(
        "**GearNet: A Study of Widgets**",
        "ACME: **Rethinking the Use of Gears: A Study**",
        "gear_cog: **The End of All Widgets**",
        "**On Widgets and Cogs**",
    ) == [
        "GearNet: A Study of Widgets",
        "Rethinking the Use of Gears: A Study",
        "The End of All Widgets",
        "On Widgets and Cogs",
    ]


def test_upright_before_words_in_bold_belong_to_titles_where_bold_is_for_other_things() -> None:
    assert in_a_table(
        "ACME: **Rethinking the Use of Gears**", "GearNet: **The End of All Widgets**", "On Cogs"
    )[:2] == ["ACME: Rethinking the Use of Gears", "GearNet: The End of All Widgets"]


def test_before_titles_in_brackets_are_set_apart_where_several_are() -> None:
    named = ("GearNet [On the Gears of Mills]", "Wide Cogs [Cogs for All Seasons]")
    items = (*named, "WN-2 [Widgets in Cold Water]")
    assert titles(*items) == [
        ("On the Gears of Mills", ("GearNet",)),
        ("Cogs for All Seasons", ("Wide Cogs",)),
        ("Widgets in Cold Water", ("WN-2",)),
    ]
    assert titles(*named)[0][0] == named[0]
