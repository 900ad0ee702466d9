"""Whether memory grows with the pages that are coded: the peak of each quarter of a run.

    python benchmarks/memory.py                    # 20,000 pages: hours; the last quarter may exceed the second by 5%
    python benchmarks/memory.py --words 90         # as many, each cut to its first paragraphs of about so many words: half an hour
    python benchmarks/memory.py --pages 2000       # a shorter one
    python benchmarks/memory.py --strings          # and what spaCy's vocabulary holds at the end of each quarter

Pages are the articles beside the checkout, over and over, each time with other numbers and a few words that no page had before, so that
none is the copy of another and every cache of words meets new ones. They are coded in one process and filed in a record, as
``legation code`` does it. The peak is the kernel's own (VmHWM of /proc/self/status), set back at each quarter; so Linux only.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from legation import Record
from legation.engines import Run
from legation.language import load_parser
from legation.pages.build import digest_of, text_page
from legation.pipeline import Coder
from legation.record import Provenance
from legation.settings import Settings
from legation.types import Page

SHARED = Path(__file__).resolve().parents[2] / "shared" / "pages"
SEED = 9
QUARTERS = 4
MOST_GROWTH = 0.05
_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_NUMBER = re.compile(r"\b\d{1,3}\b")


def pages_of(texts: Sequence[tuple[str, str]], count: int, words: int | None) -> Iterator[Page]:
    """So many pages; each a text, or its first ``words``, with numbers and names of its own."""
    chance = random.Random(SEED)
    for number in range(count):
        headline, body = texts[number % len(texts)]
        body = _first(body, words) if words else body
        changed = _NUMBER.sub(lambda _: str(chance.randint(1, 999)), body)
        names = " and ".join("".join(chance.choices("abcdefghiklmnoprstuvw", k=8)).title() for _ in range(3))
        text = f"{headline}\n\n{changed}\n\nThe talks in {names} went on."
        yield text_page(f"page-{number}", text, "dump", digest_of(text))


def _first(body: str, words: int) -> str:
    """The first paragraphs up to so many words."""
    kept: list[str] = []
    length = 0
    for paragraph in body.split("\n"):
        if length >= words:
            break
        kept.append(paragraph)
        length += len(paragraph.split())
    return "\n".join(kept)


class Quarters:
    """A listener of a run that tells the peak of each quarter."""

    def __init__(self, pages: int, *, strings: bool) -> None:
        self.peaks: list[float] = []
        self._each = max(1, pages // QUARTERS)
        self._strings = strings
        self._count = 0
        _RESET.write_text("5")

    def done(self, page: str, result: Any) -> None:
        self._count += 1
        if self._count % self._each == 0:
            self.peaks.append(_peak())
            print(f"{self._count:,} pages: peak of this quarter {self.peaks[-1]:.0f} MB{self._vocabulary()}", flush=True)
            _RESET.write_text("5")

    def unchanged(self, page: str) -> None: ...

    def failed(self, failure: Any) -> None:
        raise SystemExit(failure.trace or failure.reason)

    def _vocabulary(self) -> str:
        if not self._strings:
            return ""
        vocab = load_parser(Settings().model).parse_sentence("x").vocab
        return f"; {len(vocab.strings):,} strings, {len(vocab):,} words in the vocabulary"


def _peak() -> float:
    """Megabytes, the most since it was set back."""
    return next(int(line.split()[1]) / 1000 for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))


def main() -> None:
    """Command line."""
    from material import RUSSIA_FIRST, texts

    parser = argparse.ArgumentParser(description="Does memory grow with the pages?")
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--words", type=int, help="of each page, about; all of them if not given")
    parser.add_argument("--strings", action="store_true")
    parser.add_argument("--shared", type=Path, default=SHARED)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="legation-bench-") as folder, Record.open(Path(folder) / "r.duckdb") as record:
        record.begin(Provenance(settings="benchmark"), datetime(2026, 1, 1))
        listener = Quarters(given.pages, strings=given.strings)
        pages = pages_of(list(texts(given.shared, RUSSIA_FIRST)), given.pages, given.words)
        Run(listener, keeper=record).go(pages, lambda: Coder.make(Settings()))
    growth = listener.peaks[-1] / listener.peaks[1] - 1
    print(f"the last quarter against the second: {growth:+.1%}")
    if growth > MOST_GROWTH:
        raise SystemExit("memory grows with the pages")


if __name__ == "__main__":
    main()
