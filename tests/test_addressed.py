"""Titles whose papers' addresses stand below them or behind them."""

import pytest

from refsync.readers.markdown import read

ONE, OTHER = "https://arxiv.org/abs/2001.00001", "https://doi.org/10.1000/182"


def _titles(text: str) -> list[str]:
    return [found.title for found in read(text, "x").references]


@pytest.mark.parametrize("between", ["\n", "\n\n", "  \n<", "\\\n"])
def test_titles_stand_above_the_addresses_of_their_papers(between: str) -> None:
    end = ">" if between.endswith("<") else ""
    below = (f"{between}{address}{end}\n\n" for address in (ONE, OTHER))
    text = f"Gears\n\nOn the Use of Widgets{next(below)}How gears turn{next(below)}"
    assert _titles(text) == ["On the Use of Widgets", "How gears turn"]


def test_a_sentence_above_an_address_is_no_title() -> None:
    text = f"You can read all of it at\n{ONE}\n\nMore on gears is told here:\n{OTHER}\n"
    assert _titles(text) == []


@pytest.mark.parametrize("colon", [" : ", ": ", "："])
def test_names_stand_before_the_addresses_of_their_papers(colon: str) -> None:
    items = f"- Widget16{colon}{ONE}\n- Gears{colon}{OTHER}\n"
    assert _titles(items) == ["Widget16", "Gears"]


def test_labels_before_an_address_are_no_names() -> None:
    labelled = f"- Details: {ONE}\n- Reference: {OTHER}\n- original: {OTHER}\n"
    assert not {"Details", "Reference", "original"}.intersection(_titles(labelled))


def test_a_title_in_full_alone_stands_above_its_papers_address() -> None:
    assert _titles(f"A View of the Use of Widgets\n{ONE}\n") == ["A View of the Use of Widgets"]


@pytest.mark.parametrize(
    "behind", [", Paper: ", " - PDF: ", " (paper: ", "; paper link: ", ". Link: ", " Link/Paper: "]
)
def test_a_label_of_an_address_behind_a_title_is_none_of_it(behind: str) -> None:
    assert _titles(f"- On the Use of Widgets{behind}<{ONE}>\n") == ["On the Use of Widgets"]


def test_words_that_may_be_a_title_s_are_no_label_of_its_address() -> None:
    title = "On the Reuse of Widgets and Source Code"
    assert _titles(f"- {title}: {ONE}\n") == [title]


def test_paragraphs_of_titles_labels_and_addresses_are_entries() -> None:
    one, other = "On the Many Uses of Widgets", "On the Gears of Mills"
    text = f"{one}, PDF: <{ONE}>\n\n{other} Link/Paper: {OTHER}\n"
    assert _titles(text) == [one, other]


def test_a_sentence_before_a_labelled_address_is_no_title() -> None:
    told = "More on how all of this turns is in what we wrote, paper: "
    assert _titles("\n\n".join(f"{told}<{address}>" for address in (ONE, OTHER))) == []


def _above(label: str, addresses: list[str]) -> str:
    made = ("Old", "New", "Wide", "Red", "Blue")
    names = (f"On the {made[n]} {label} Widgets of Mills" for n in range(len(addresses)))
    return "".join(
        f"{name} , \n{label}: <{to}>\n\n" for name, to in zip(names, addresses, strict=True)
    )


PAPERS = [f"https://arxiv.org/abs/2101.0000{n}" for n in range(4)]
PROJECTS = [f"https://acme.org/gears/{n}" for n in range(5)]


def test_titles_above_projects_are_papers_among_such_above_papers() -> None:
    found = _titles(_above("PDF", PAPERS) + _above("Project", PROJECTS))
    assert len(found) == len(PAPERS) + len(PROJECTS)


def test_titles_above_projects_are_none_without_papers_among_them() -> None:
    assert _titles(_above("Project", PROJECTS)) == []


def test_names_above_projects_are_none_among_papers() -> None:
    names = "".join(f"WidgetKit {n}\nProject: <{to}>\n\n" for n, to in enumerate(PROJECTS))
    assert len(_titles(_above("PDF", PAPERS) + names)) == len(PAPERS)


def test_a_bracket_too_many_behind_an_address_is_nothing_said() -> None:
    below = f"On the Use of Widgets\nPDF: <{ONE}>>\n\nwidgetNet: On the Gears\nPDF: <{OTHER}>\n"
    assert _titles(below) == ["On the Use of Widgets", "widgetNet: On the Gears"]
