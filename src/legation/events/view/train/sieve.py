"""Learn both sieves: over real articles, of which pairs does the view hold that something ties them, and what does the parse show?

    python -m legation.events.view.train.sieve --pages ../shared/pages --articles 700 --out src/legation/events/view/model

By ``linear.py``. Run it after every training and every new rule of the view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.events import Draft, Weigher
from legation.events.drafts import NONE
from legation.events.view.sieve import INSTEAD, SILENT, signs_instead, signs_of
from legation.events.view.train.linear import Seen, drafts_of_pages, learn, options, weigher_of, write

RECALL = {SILENT: 0.93, INSTEAD: 0.95}


def silent(name: str, drafts: Sequence[Draft], weigher: Weigher) -> Iterator[Seen]:
    """The pairs of a page that the lexicon is silent on."""
    for one in weigher.judge([d for d in drafts if d.meaning.type == NONE], sifted=False):
        yield Seen(name, tuple(signs_of(one.draft)), 1 - float(one.chances[0]), one.settled is not None)


def instead(name: str, drafts: Sequence[Draft], weigher: Weigher) -> Iterator[Seen]:
    """The pairs of a page that could stand in the place of one that the view denies; "filed" is the one that then does."""
    rule = weigher.page_rule
    found = weigher.completed([d for d in drafts if d.meaning.type != NONE], rule)
    for (draft, denied), others in zip(found, weigher.others(found, rule), strict=True):
        _, taken = weigher.replaced(draft, denied, others, rule)
        for other, opinion in others:
            signs = tuple(signs_instead(other, weigher.held(denied)))
            yield Seen(name, signs, weigher.chance(other, opinion), opinion is taken)


def main() -> None:
    """Command line."""
    given = options("Learn the sieves of pairs from what the view holds of them.")
    weigher = weigher_of(given.out)
    met: dict[str, list[Seen]] = {table: [] for table in RECALL}
    for name, _, drafts in drafts_of_pages(given.pages, given.articles):
        met[SILENT] += silent(name, drafts, weigher)
        met[INSTEAD] += instead(name, drafts, weigher)
    for table, wanted in RECALL.items():
        weights, least, recall, kept = learn(met[table], wanted)
        write(weights, least, given.out / table)
        told = f"{len(met[table]):,} pairs, {sum(one.filed for one in met[table]):,} filed"
        print(f"{table}: {told}; on other articles {recall:.3f} of those stay, {kept:.3f} of all are asked about")


if __name__ == "__main__":
    main()
