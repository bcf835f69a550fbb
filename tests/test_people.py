"""Names in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.people import people
from refsync.reference import Name


def told(text: str) -> list[str]:
    """The names that a text consists of, family name first."""
    found = people(text)
    return [named(name) for name in found.names] if found else []


def named(name: Name) -> str:
    family = " ".join(filter(None, (name.non_dropping_particle, name.family or name.literal)))
    return ", ".join(filter(None, (family, name.given, name.suffix)))


def test_initials_behind_a_name_are_the_given_ones() -> None:
    found = people("Doe B., Roe E., Müster J.")
    assert found
    assert [(name.family, name.given) for name in found.names] == [
        ("Doe", "B."), ("Roe", "E."), ("Müster", "J."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe", ["Doe, Jane"]),
        ("Jane Doe and Richard Roe", ["Doe, Jane", "Roe, Richard"]),
        ("Jane Doe, Richard Roe & Max Muster", ["Doe, Jane", "Roe, Richard", "Muster, Max"]),
        ("Jane Doe; Richard Roe", ["Doe, Jane", "Roe, Richard"]),
        ("joint with Jane Doe and Richard Roe", ["Doe, Jane", "Roe, Richard"]),
        ("J. R. Doe and R. Roe", ["Doe, J. R.", "Roe, R."]),
        ("J. Doe, R.Roe", ["Doe, J.", "Roe, R."]),
        ("J.-P. Doe, A. B. C. Roe", ["Doe, J.-P.", "Roe, A. B. C."]),
        ("Jane Q. Doe", ["Doe, Jane Q."]),
        ("Bin Doe, Jane Roe, Max Muster", ["Doe, Bin", "Roe, Jane", "Muster, Max"]),
        ("J Doe, R Roe", ["Doe, J", "Roe, R"]),
        ("Doe J. R., van Roe M. D.", ["Doe, J. R.", "van Roe, M. D."]),
        ("Jane d’Oe and Max de los Ríos", ["d’Oe, Jane", "de los Ríos, Max"]),
        ("JANE DOE, RICHARD ROE", ["DOE, JANE", "ROE, RICHARD"]),
        ("Łukasz Żak, Øyvind Ås", ["Żak, Łukasz", "Ås, Øyvind"]),
        ("Ann Mu\u0308ster, Jane Doe", ["Müster, Ann", "Doe, Jane"]),
        ("Jane DO, Ann Poe", ["DO, Jane", "Poe, Ann"]),
        ("Doe JR, Roe AB", ["Doe, JR", "Roe, AB"]),
        ("Doe JR, Poe AB, Roe R", ["Doe, JR", "Poe, AB", "Roe, R"]),
        ("Ludwig van Bergen, Ana de la Cruz", ["van Bergen, Ludwig", "de la Cruz, Ana"]),
        ("Jean-Paul Dupont, Kelly O'Brien", ["Dupont, Jean-Paul", "O'Brien, Kelly"]),
        ("Jane McDoe, Richard DeRoe", ["McDoe, Jane", "DeRoe, Richard"]),
        ("John Doe Jr., Richard Roe III", ["Doe, John, Jr.", "Roe, Richard, III"]),
        ("Jane De Oe, R. Van Den Roe", ["De Oe, Jane", "Van Den Roe, R."]),
        ("OE K, GU Z, CHOE X", ["OE, K", "GU, Z", "CHOE, X"]),
        ("Jane Doe · Al Roe", ["Doe, Jane", "Roe, Al"]),
        ("Jane Doe • Al Roe • Bo Poe", ["Doe, Jane", "Roe, Al", "Poe, Bo"]),
        ("Jane al-Doe, Al Roe", ["al-Doe, Jane", "Roe, Al"]),
        ("J.-d. Doe, R. Roe", ["Doe, J.-d.", "Roe, R."]),
        ("Bo An, Jane Doe", ["An, Bo", "Doe, Jane"]),
        ("Jane Doe, Ann-Li To", ["Doe, Jane", "To, Ann-Li"]),
        ("Ana Díaz y Roe, Jane Doe", ["Díaz y Roe, Ana", "Doe, Jane"]),
        ("Ana Díaz y Roe y Jane Doe", ["Díaz y Roe, Ana", "Doe, Jane"]),
        ("Ana Díaz y Roe and Jane Doe", ["Díaz y Roe, Ana", "Doe, Jane"]),
        ("Ana Díaz y Jane Doe", ["Díaz, Ana", "Doe, Jane"]),
        ("山田太郎監訳, 佐々木 賢一郎, 鈴木花訳", ["山田太郎", "佐々木 賢一郎", "鈴木花"]),
    ],
)
def test_given_names_stand_first(text: str, names: list[str]) -> None:
    assert told(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Doe, Jane", ["Doe, Jane"]),
        ("Doe, J., & Roe, R. M.", ["Doe, J.", "Roe, R. M."]),
        ("Doe, J.; Roe, R.", ["Doe, J.", "Roe, R."]),
        ("Doe,J., Roe,R.", ["Doe, J.", "Roe, R."]),
        ("DOE, Jane; ROE, Al; and POE, Max", ["DOE, Jane", "ROE, Al", "POE, Max"]),
        ("Doe, How An; Roe, Al; Poe, Max", ["Doe, How An", "Roe, Al", "Poe, Max"]),
        ("DOE, Al; ROE Max; POE, Bo; and LI, Wei", ["DOE, Al", "ROE, Max", "POE, Bo", "LI, Wei"]),
        ("Doe, J., Roe, R.& Poe, A.", ["Doe, J.", "Roe, R.", "Poe, A."]),
        ("Doe, J., & Roe, R. (2011, December).", ["Doe, J.", "Roe, R."]),
        ("Doe, Jane and Roe, Richard", ["Doe, Jane", "Roe, Richard"]),
        ("Doe, Jane, and Richard Roe", ["Doe, Jane", "Roe, Richard"]),
        ("van der Berg, J., de Vries, K.", ["van der Berg, J.", "de Vries, K."]),
        ("de Vries, K., & Doe, J.", ["de Vries, K.", "Doe, J."]),
        ("von Berg, K. & Doe, J.", ["von Berg, K.", "Doe, J."]),
        ("d'Oe, K. & Doe, J.", ["d'Oe, K.", "Doe, J."]),
        ("al-Roe, K. & Doe, J.", ["al-Roe, K.", "Doe, J."]),
        ("An, B. & Li, H.", ["An, B.", "Li, H."]),
        ("Doe, J., van As, D., and Poe, M.", ["Doe, J.", "van As, D.", "Poe, M."]),
        ("Roe, Richard and John Doe, Jr.", ["Roe, Richard", "Doe, John, Jr."]),
        ("Doe, J., Jr., & Roe, R.", ["Doe, J., Jr.", "Roe, R."]),
        ("Di Berg, Jane, Doe, Richard", ["Di Berg, Jane", "Doe, Richard"]),
    ],
)
def test_or_behind_the_family_name_and_a_comma(text: str, names: list[str]) -> None:
    assert told(text) == names
    assert (found := people(text))
    assert found.inverted


def test_or_behind_the_family_name_as_initials_without_stops() -> None:
    assert told("Doe J, Roe RM, van Bergen L") == ["Doe, J", "Roe, RM", "van Bergen, L"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王小明、李小红", ["王小明", "李小红"]),
        ("王小明，李小红", ["王小明", "李小红"]),
        ("作者：王小明, 李小红", ["王小明", "李小红"]),
        ("山田太郎, 鈴木花子", ["山田太郎", "鈴木花子"]),
        ("홍길동, 김철수", ["홍길동", "김철수"]),
    ],
)
def test_east_asian_names_are_whole(text: str, names: list[str]) -> None:
    assert told(text) == names
    assert (found := people(text))
    assert all(name.literal for name in found.names)


@pytest.mark.parametrize(
    "text",
    [
        "Doe et al.",
        "Doe et al",
        "Doe, J., et al.",
        "Doe, J. & al.",
        "Jane Doe, et al.",
        "Jane Doe and others",
        "Jane Doe and colleagues",
        "Jane Doe u. a.",
        "Jane Doe, ...",
        "王小明，李小红等",
        "Doe, J., Roe, R., … Poe, A.",
        "Doe, J., Roe, R., . . . Poe, A.",
        "Doe et al. (Acme AI)",
    ],
)
def test_a_list_may_say_that_it_is_cut_short(text: str) -> None:
    found = people(text)
    assert found
    assert found.truncated
    assert told(text)[0] in ("Doe", "Doe, J.", "Doe, Jane", "王小明")


def test_names_are_left_out_before_the_last_one_too() -> None:
    assert told("Doe, J., Roe, R., … Poe, A.") == ["Doe, J.", "Roe, R.", "Poe, A."]


@pytest.mark.parametrize(
    "text",
    [
        "by Jane Doe and Richard Roe",
        "By Jane Doe and Richard Roe",
        "Authors: Jane Doe, Richard Roe",
        "edited by Jane Doe and Richard Roe",
        "von Jane Doe und Richard Roe",
        "par Jane Doe et Richard Roe",
        "por Jane Doe y Richard Roe",
    ],
)
def test_words_before_them_make_names_certain(text: str) -> None:
    assert told(text) == ["Doe, Jane", "Roe, Richard"]
    assert (found := people(text))
    assert found.certain


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Jane Doe", False),
        ("Jane Doe and Richard Roe", False),
        ("Jane Doe, Richard Roe, Max Muster", True),
        ("J. Doe", True),
        ("Doe et al.", True),
        ("Doe & Roe", False),
        ("Widgets", False),
    ],
)
def test_initials_number_and_et_al_make_names_certain(text: str, certain: bool) -> None:
    found = people(text)
    assert found
    assert found.certain is certain


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe (ed.)",
        "Jane Doe (Eds.)",
        "Doe, Jane (Hrsg.)",
        "Jane Doe, ed.",
        "Jane Doe*",
        "Jane Doe1,2",
        "Jane Doe¹†",
        "Jane Doe (Acme University)",
        " - Jane Doe.",
    ],
)
def test_roles_places_and_marks_are_no_part_of_names(text: str) -> None:
    assert told(text) == ["Doe, Jane"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021",
        "see below",
        "Deep Learning",
        "Attention Is All You Need",
        "A Study of Widgets",
        "Machine Learning, Computer Vision",
        "Jane Doe, On Widgets",
        "WidgetNet",
        "CVPR 2024",
        "Nature Methods",
        "Journal of Tests",
        "Jane Doe 2021",
        "Jane Doe with Richard Roe",
        "New York, " * 1000,
        "Breaking Spatial Bonds Between Widget and Cog Rows",
    ],
)
def test_other_texts_name_nobody(text: str) -> None:
    assert people(text) is None


SYLLABLES = st.lists(
    st.sampled_from(["ka", "lo", "mir", "ben", "tos", "vel", "dun", "ri"]), min_size=2, max_size=3
)
WORDS = SYLLABLES.map(lambda parts: "".join(parts).capitalize())
PEOPLE = st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=8)


@given(PEOPLE)
def test_full_names_are_read_however_they_are_joined(pairs: list[tuple[str, str]]) -> None:
    full = [f"{given} {family}" for given, family in pairs]
    expected = [f"{family}, {given}" for given, family in pairs]
    *others, last = full
    assert told(", ".join(full)) == expected
    assert told("; ".join(full)) == expected
    assert told(f"{', '.join(others)} and {last}") == expected
    assert told(f"by {', '.join(others)}, & {last}.") == expected


@given(PEOPLE)
def test_families_with_initials_are_read_in_each_style(pairs: list[tuple[str, str]]) -> None:
    families = [family for _, family in pairs]
    styles = {
        "APA": ", ".join(f"{family}, {given[0]}." for given, family in pairs),
        "ACS": "; ".join(f"{family}, {given[0]}." for given, family in pairs),
        "ICML": " and ".join(f"{family}, {given[0]}." for given, family in pairs),
        "IEEE": ", ".join(f"{given[0]}. {family}" for given, family in pairs),
        "PubMed": ", ".join(f"{family} {given[0]}" for given, family in pairs),
    }
    for style, text in styles.items():
        found = people(text)
        assert found, style
        assert [name.family for name in found.names] == families, style
        cut = people(f"{text}, et al.")
        assert cut, style
        assert (cut.names, cut.truncated) == (found.names, True), style


@given(
    st.text()
    | st.lists(st.sampled_from(["Doe", "J.", ",", "and", ";", "et al.", "("])).map(" ".join)
)
def test_any_text_is_names_or_none(text: str) -> None:
    found = people(text)
    assert found is None or found.names


@pytest.mark.parametrize("role", ["ed.", "éd.", "eds.", "dir.", "Hrsg."])
def test_editors_are_told_in_several_languages(role: str) -> None:
    for text in (f"Doe, Jane, {role}", f"Doe, Jane ({role})"):
        found = people(text)
        assert found
        assert [(name.family, name.given) for name in found.names] == [("Doe", "Jane")]


def test_family_names_of_several_words_are_told_where_all_are_inverted() -> None:
    found = people("Doe, Jane and Kwon Roe, Al and Arcila Muster, Eva Maria")
    assert found
    assert [name.family for name in found.names] == ["Doe", "Kwon Roe", "Arcila Muster"]


def test_family_and_given_names_may_stand_in_turns() -> None:
    names = ["Doe Roe, Jane", "Poe, Ann Mary", "Muster, Max"]
    assert told(", ".join(names)) == names


@pytest.mark.parametrize(
    ("text", "named"),
    [("A Slow Gear Year", False), ("A Jane Doe", True), ("A J van Doe", True)],
)
def test_an_article_before_several_words_is_no_initial(text: str, named: bool) -> None:
    assert (people(text) is not None) is named


@pytest.mark.parametrize(
    "text", ["J.A.Doe", "J.A. Doe", "Д.А.Доу", "J.A.Doe, R.Roe", "Д.А.Доу, Р.Роу"]
)
def test_initials_may_stand_close_before_a_family_name(text: str) -> None:
    found = people(text)
    assert found
    assert found.certain
    assert found.have_given_names


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe and Ann Poe, University of Gears, Bonn; Max Roe, University of Gears, and Acme",
        "Jane Doe, Ann Poe, Acme Research; Max Roe, Gear University",
        "Jane Doe, Ann Poe, and Max Roe, UC Gearton; Jane Roe, Institute of Cogs",
    ],
)
def test_where_people_work_may_stand_behind_each_group_of_them(text: str) -> None:
    assert [name.split(",")[0] for name in told(text)][:3] == ["Doe", "Poe", "Roe"]
    assert {"Gears", "Acme", "Gearton"}.isdisjoint(name.split(",")[0] for name in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "On the Use of Widgets, University Press; Gears of Old, Bonn",
        "Doe, J., University of Gears; Roe, R., Acme",
        "University of Gears; Institute of Cogs",
    ],
)
def test_where_people_work_tells_no_names_where_there_are_none_in_full(text: str) -> None:
    assert not told(text)


def test_semicolons_tell_that_two_inverted_names_may_have_family_names_of_two_words() -> None:
    who = people("Doe Roe, B.; Poe, Bill")
    assert who
    assert [name.family for name in who.names] == ["Doe Roe", "Poe"]


def test_a_title_word_before_initials_is_a_name_among_others() -> None:
    who = people("Doe LA, Roe YM, Poe JS, Book KR, Muster AR")
    assert who
    assert who.names[3] == Name(family="Book", given="KR")


def test_a_space_at_one_side_of_a_hyphen_is_none_of_a_name() -> None:
    assert told("Jane Doe -Roe, Al Poe- Muster and Ann Roe") == [
        "Doe-Roe, Jane",
        "Poe-Muster, Al",
        "Roe, Ann",
    ]
    assert told("Jane Doe -Roe Smith, Ann Poe") == ["Smith, Jane Doe-Roe", "Poe, Ann"]
    assert told("Jane Doe -Richard Roe") == []


@pytest.mark.parametrize("text", ["Jane Doe, Li Na. ACL", "Ann Roe. ACL", "Jane M. Doe. KDD"])
def test_capitals_behind_a_full_stop_are_no_initials(text: str) -> None:
    assert told(text) == []


def test_initials_behind_a_suffix_or_a_short_name_are() -> None:
    assert told("Roe Jr. AB, Doe JA")


def test_given_names_of_the_first_of_many_may_be_run_together() -> None:
    assert told("Doe, JaneRoland, Al Roe, Bo Poe, Max Muster")[0] == "Doe, JaneRoland"
    assert not told("Gears, WidgetNetwork, Cogs")


def test_one_of_a_few_may_look_like_a_word_before_others() -> None:
    assert told("Jane Doe, Can Roe, Ann Poe, et al.") == ["Doe, Jane", "Roe, Can", "Poe, Ann"]
    assert not told("On Widgets, Can Gears, et al.")


def test_a_stop_behind_the_sign_for_and_is_a_slip() -> None:
    who = people("Doe, A. &. Roe, B.")
    assert who
    assert [(name.family, name.given) for name in who.names] == [("Doe", "A."), ("Roe", "B.")]


def test_letters_that_mark_footnotes_are_no_part_of_names() -> None:
    assert told("J. Doe, A. RoeG, Ann-Marie PoesP, Max Muster") == [
        "Doe, J.", "Roe, A.", "Poes, Ann-Marie", "Muster, Max",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["Acme ProX", "DeepX, a Tool", "WidgetX", "Gears, DeepX"])
def test_a_capital_at_the_end_of_other_words_marks_no_name(text: str) -> None:
    assert told(text) == []


def test_a_particle_in_small_letters_only_is_one() -> None:
    found = people("Jane tom Doe, Tom Roe")
    assert found
    assert [(one.given, one.family) for one in found.names] == [("Jane", "Doe"), ("Tom", "Roe")]


@pytest.mark.parametrize("text", ["Bonn’s", "Jane's"])
def test_what_someone_has_is_no_name(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "names",
    [
        "王明、李华",
        "欧阳雪、张伟",
        "張偉、劉洋",
        "山田太郎、鈴木花子",
        "駒水太郎、井手花子",
        "김철수, 이영희",
        "ドウ・ジェーン、ロウ・リチャード",
        "让·杜、王明",
    ],
)
def test_names_without_spaces_begin_with_a_family_name(names: str) -> None:
    assert told(names) == names.replace(", ", "、").split("、")


@pytest.mark.parametrize(
    "remarks", ["经典、必读", "目标检测、分割", "理論、応用", "实用，推荐，必读", "결과, 재현"]
)
def test_words_without_spaces_that_begin_with_none_are_no_names(remarks: str) -> None:
    assert not told(remarks)


@pytest.mark.parametrize("names", ["Jane Doe and Max Roe, ACL", "Jane Doe, Max Roe, CHI"])
def test_capitals_behind_a_full_name_are_no_initials(names: str) -> None:
    assert people(names) is None
    assert people(names.rpartition(", ")[0])


@pytest.mark.parametrize("journal", ["Gear Studies", "Cell Reports"])
def test_journals_of_two_words_are_nobody(journal: str) -> None:
    assert people(journal) is None
