from __future__ import annotations

from legation.articles.layout import lay_out
from tests.articles import pages

STORY = "\n".join(f"The envoys spoke for {n} hours and did not agree on a single one of the points that part them." for n in range(4))


def read(below: str) -> list[tuple[str | None, str]]:
    layout = lay_out(f"Envoys Do Not Agree\n{STORY}\n{below}")
    assert len(layout.body) == 4
    return [(c.author, " ".join(c.passage.text.split())) for c in layout.comments]


def test_read_comments_bulleted() -> None:
    comments = lay_out(pages.COMMENTED).comments
    assert [c.author for c in comments] == ["Anton P", None, "reader77", "Maria"]
    assert comments[2].passage.text.endswith("move east.")


def test_read_comments_numbered_with_says() -> None:
    found = read(
        "2 responses to “Envoys Do Not Agree”\n  9. jane says:\n   May 3, 2018 at 6:34 am\n   No wonder.\n\n"
        "  10. Joe says:\n   May 3, 2018 at 7:00 am\n   They never do agree.\n"
    )
    assert found == [("jane", "No wonder."), ("Joe", "They never do agree.")]


def test_read_comments_author_and_time_above() -> None:
    found = read(
        "2 comments\nAda Smith August 17, 2019 - 2:19 pm\nThey should talk on.\nReply\n"
        "Regan August 18, 2019 - 1:00 pm\nThanks for your words, Ada.\nReply\nLeave a Comment\n"
    )
    assert [author for author, _ in found] == ["Ada Smith", "Regan"]


def test_read_comments_stop_at_the_lists_below() -> None:
    """Menus below the comments, bulleted like them, were counted as comments."""
    found = read(
        "2 comments\n  • Ada on May 3, 2018 at 6:34 am said:\n\n    Good.\n\n"
        "  • Bob on May 4, 2018 at 6:34 am said:\n\n    Bad.\n\nRelated articles\n\n  • Envoys Leave\n  • Ships Return\n"
    )
    assert [author for author, _ in found] == ["Ada", "Bob"]


def test_read_comments_a_link_to_comments_above_the_story_is_not_their_start() -> None:
    layout = lay_out(f"Envoys Do Not Agree\n34 Comments\n{STORY}\n")
    assert len(layout.body) == 4
    assert layout.comments == ()
