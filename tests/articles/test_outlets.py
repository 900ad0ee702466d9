from __future__ import annotations

import pytest

from legation.articles.lines import split_lines
from legation.articles.outlets import find_outlet, load_outlets
from legation.types import Passage


def passages(text: str) -> list[Passage]:
    return [Passage(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MOSCOW (Sputnik) — The talks were held on Monday.", "Sputnik"),
        ("UN, September 20. /TASS/. Relations must be mended.", "TASS"),
        ("BEIJING (AP) -- China has called back its envoy.", "AP"),
        ("The BBC reported that talks were held.", None),
        ("Talks were held on Monday, the minister told Reuters.", None),
    ],
)
def test_find_outlet_from_a_dateline_not_from_what_is_quoted(text: str, name: str | None) -> None:
    assert find_outlet(None, [], passages(text), [])[0] == name


def test_find_outlet_photo_credit_is_not_the_outlet() -> None:
    assert find_outlet(None, [], [], split_lines("© REUTERS/ Jane Doe"))[0] is None
    assert find_outlet(None, [], [], split_lines("© 2019 CBS News. All rights reserved."))[0] == "CBS News"


def test_find_outlet_address_and_names() -> None:
    assert find_outlet("https://edition.cnn.com/2019/x", [], [], [])[0] == "CNN"
    assert find_outlet("https://www.cnn.com/x", ["The Hill"], [], [])[0] == "The Hill"
    assert find_outlet(None, [None, "A Small Gazette"], [], [])[0] == "A Small Gazette"
    assert find_outlet("https://www.notcnn.com/x", [], [], [])[0] is None


def test_load_outlets_every_row_is_found_by_its_own_domain() -> None:
    outlets = load_outlets()
    assert len({o.name for o in outlets.by_mark.values()}) >= 150
    assert all(outlets.at(f"https://www.{domain}/a") == outlet for domain, outlet in outlets.by_domain.items())
