"""What speaks for one event and how much: the table ``merging.tsv``."""

from __future__ import annotations

from functools import cache

from legation.knowledge.tables import data, read_tsv

_FEATURES = frozenset(
    "same_number telling_number numbers_of_one_measure same_mode same_talks same_subject same_words other_words same_sentence"
    " sentences_alike same_people other_people same_place other_place same_day a_day_apart two_days_apart party_left_out other_actor"
    " other_status needs_one_stand needs_one_day needs_across needs_kin needs_far".split()
)


@cache
def points() -> dict[str, int]:
    """Points by feature. Raises ``TableError`` where the table lacks a feature, has one that is not known, or a cell that is no number."""
    found: dict[str, int] = {}
    row = None
    for row in read_tsv(data("merging.tsv"), ("feature", "points", "meaning")):
        number = row.integer("points")
        if number is None:
            raise row.error("column 'points' is empty; every row needs one")
        found[row.choice("feature", _FEATURES)] = number
    if row is not None and (lacking := sorted(_FEATURES - found.keys())):
        raise row.error(f"the table ends here and has no row for {', '.join(lacking)}")
    return found
