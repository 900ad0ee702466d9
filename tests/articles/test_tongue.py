from __future__ import annotations

import pytest

from legation.articles.tongue import find_language
from legation.types import Passage

ENGLISH = "The ministers met in Vienna and spoke about the treaty for hours. They will meet again."


def language(text: str, given: str | None = None) -> str | None:
    return find_language((Passage(text, 0, len(text)),), given)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        ("Wir verwenden Cookies, um Inhalte zu zeigen. " + ENGLISH * 3, "en"),
        (
            'The minister said: "Nous ne céderons pas, la France est grande." He then left the room, and the talks ended for the day.',
            "en",
        ),
        ("El ministro llegó ayer a Madrid para reunirse con el presidente y hablar del tratado.", "es"),
        ("Министр прибыл в Вену", "ru"),
        ("وصل الوزير إلى فيينا", "ar"),
        ("大臣がウィーンに着いた", "ja"),
        ("部长抵达维也纳", "zh"),
        ("장관이 빈에 도착했다", "ko"),
    ],
)
def test_find_language(text: str, code: str) -> None:
    assert language(text) == code


def test_find_language_of_south_slavic_sentences_is_not_english() -> None:
    assert language("Ministar je rekao da će sutra biti novi sastanak o ugovoru u Beogradu.") in ("bs", "hr", "sr")


@pytest.mark.parametrize(
    "text",
    [
        "Minister arrives in Vienna",
        "TREATY SIGNED IN VIENNA",
        "3:2 4:1 2020 100",
        "Sergey Lavrov, Angela Merkel, Emmanuel Macron, Xi Jinping, Shinzo Abe, Narendra Modi, Viktor Orban, Andrzej Duda, Justin Trudeau",
    ],
)
def test_find_language_claims_nothing_of_headlines_and_lists_of_names(text: str) -> None:
    assert language(text) in (None, "en")
    assert language(text, "en") == "en"
