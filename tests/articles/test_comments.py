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


def test_read_comments_single_comment_that_the_heading_counts() -> None:
    found = read("Comments (1)\n\nada77\nPosted 3 May 2018 at 7:30 am\nThey should talk on.\n\n(c) Port Post 2019. All rights reserved.")
    assert found == [("ada77", "They should talk on.")]


def test_read_comments_single_comment_right_below_a_plain_heading() -> None:
    assert read("Comments\n\nAda 7 years ago\nThey should talk on.") == [("Ada", "They should talk on.")]
    assert read("Comments\n\nAda L. wrote: They should talk on.") == [("Ada L.", "They should talk on.")]


def test_read_comments_posted_is_no_author() -> None:
    found = read("Comments (2)\n\nada77\nPosted 3 May 2018 at 7:30 am\nGood.\n\nB. Bell\nPosted 3 May 2018 at 9:12 am\nBad.")
    assert [author for author, _ in found] == ["ada77", "B. Bell"]


def test_read_comments_a_request_to_log_in_is_none() -> None:
    assert read("Join the conversation\n\nLog in to read 14 comments") == []
