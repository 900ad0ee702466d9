"""Learn the sieve: over real articles, of which silent pairs does the view hold that something ties them, and what does the parse show?

    python -m legation.events.view.train.sieve --pages ../shared/pages --articles 700 --out src/legation/events/view/model

By ``linear.py``. Run it after every training and every new rule of the view.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legation.events import Judged
from legation.events.drafts import NONE
from legation.events.view.sieve import TABLE, signs_of
from legation.events.view.train.linear import Seen, judged, learn, options, write


def pairs_of(name: str, judgements: Iterable[Judged]) -> Iterator[Seen]:
    """The silent pairs of a page."""
    for one in judgements:
        if one.draft.meaning.type == NONE:
            yield Seen(name, tuple(signs_of(one.draft)), 1 - float(one.chances[0]), one.settled is not None)


def main() -> None:
    """Command line."""
    given = options("Learn the sieve of silent pairs from what the view files.", 0.93, "what the view files")
    found = judged(given.pages, given.articles, given.out, sifted=False)
    pairs = [pair for name, _, judgements in found for pair in pairs_of(name, judgements)]
    weights, least, recall, kept = learn(pairs, given.recall)
    write(weights, least, given.out / TABLE)
    filed = sum(pair.filed for pair in pairs)
    print(f"{len(pairs):,} silent pairs, {filed:,} filed; on other articles {recall:.3f} of those stay, {kept:.3f} of all are asked about")


if __name__ == "__main__":
    main()
