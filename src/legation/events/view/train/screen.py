"""Learn the screen: over real articles, from which sentences does the coder file a report, and what do their words show?

    python -m legation.events.view.train.screen --pages ../shared/pages --articles 700 --out src/legation/events/view/model

By ``linear.py``. Run it after every training and every new rule of the view, when its sieve is there; ``benchmarks/screen.py`` says what
the screen loses of articles that it did not learn from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from legation.events import Judged
from legation.events.view.screen import TABLE, signs
from legation.events.view.train.linear import Seen, drafts_of_pages, learn, options, weigher_of, write
from legation.language import Parsed
from legation.language.words import is_blank

RECALL = 0.995  # of the sentences with a report


def sentences_of(name: str, parsed: Sequence[Parsed], judgements: Iterable[Judged]) -> Iterator[Seen]:
    """The sentences of a page."""
    chances: dict[tuple[int, int], float] = {}
    filed: set[tuple[int, int]] = set()
    for one in judgements:
        place = (id(one.draft.scene.parsed), one.draft.scene.sentence.start)
        chances[place] = max(chances.get(place, 0.0), 1 - float(one.chances[0]))
        if one.settled is not None:
            filed.add(place)
    sentences = ((part, sentence) for part in parsed for sentence in part.doc.sents)
    for number, (part, sentence) in enumerate(sentences):
        place = (id(part), sentence.start)
        words = [token.text for token in sentence if not is_blank(token.text)]
        yield Seen(name, tuple(signs(part.part, words, number)), chances.get(place, 0.0), place in filed)


def main() -> None:
    """Command line."""
    given = options("Learn the screen of sentences from what the coder files.")
    weigher, found = weigher_of(given.out), drafts_of_pages(given.pages, given.articles)
    sentences = [one for name, parsed, drafts in found for one in sentences_of(name, parsed, weigher.judge(drafts))]
    weights, least, recall, kept = learn(sentences, RECALL)
    write(weights, least, given.out / TABLE)
    filed = sum(one.filed for one in sentences)
    print(f"{len(sentences):,} sentences, {filed:,} with a report; on other articles {recall:.3f} of those are read, {kept:.3f} of all")


if __name__ == "__main__":
    main()
