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
