"""What the benchmarks of speed are measured on: articles beside the checkout, our own example pages, markup of a made-up site."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from pathlib import Path

from legation.pages import open_pages
from legation.types import Page

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TABLES = ("news_world.jsonl.gz", "news_russia.jsonl.gz")
RUSSIA_FIRST = TABLES[::-1]
SECTIONS = (
    "world politics business opinion sport culture science travel weather archive letters video podcasts newsletters contact help".split()
)


def articles(shared: Path, count: int) -> list[Page]:
    """Every second article of the benchmark's world news, as pages; then, if they do not suffice, those of its news on Russia."""
    paths = [str(shared / "pages" / name) for name in TABLES]
    return list(islice(open_pages(paths, on_error=print), 0, 2 * count, 2))


def own(count: int) -> list[Page]:
    """Our example pages, again and again under other names: a corpus that anybody has."""
    pages = list(open_pages([str(ROOT / "examples" / "pages")], on_error=print))
    return [pages[n % len(pages)] for n in range(count)]


def rows(pages: Path, tables: Sequence[str] = TABLES) -> Iterator[dict[str, str]]:
    """The articles in the folder ``pages`` beside the checkout, as they stand in their tables."""
    for name in tables:
        with gzip.open(pages / name, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def texts(pages: Path, tables: Sequence[str] = TABLES) -> Iterator[tuple[str, str]]:
    """Headline and text of every article."""
    return ((row["title"], row["text"]) for row in rows(pages, tables))


def cut(text: str, words: int) -> str | None:
    """The first paragraphs of a text up to about so many words; ``None`` where no end of a paragraph lies within a seventh of that."""
    kept: list[str] = []
    length = 0
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        kept.append(paragraph)
        length += len(paragraph.split())
        if length > words * 6 / 7:
            return "\n\n".join(kept) if length < words * 8 / 7 else None
    return None


def dumps(shared: Path, folder: Path, count: int, words: int = 450) -> int:
    """Write ``count`` text dumps of about so many words, menus above and below, into ``folder``; the words written.

    Where there are fewer such articles they come again, each time without one more of the first paragraphs and with a line of their own,
    so that no two pages are the same.
    """
    menu = "\n".join(f"  • {word.title()}" for word in SECTIONS)
    found = [(title, text) for title, whole in texts(shared / "pages") if (text := cut(whole, words)) is not None]
    written = 0
    for n in range(count):
        title, text = found[n % len(found)]
        text = "\n\n".join(text.split("\n\n")[n // len(found) :])
        page = f"Skip to content\n{menu}\n\n{title}\n\n25 February 2018\n\n{text}\n\nFiled under number {n}.\n\nMost read\n{menu}\n"
        (folder / f"{n:05}.txt").write_text(page, "utf-8")
        written += len(text.split())
    return written


def markup(headline: str, body: str, url: str, chance: random.Random) -> str:
    """An article in the markup of a site: some 1,200 elements, scripts, styles, metadata, menus, teasers, as news sites have them."""
    menu = "".join(
        f'<li class="nav__item nav__item--{n}"><a class="nav__link" href="/{word}/{n}/" data-track="{chance.random():.9f}"><span>'
        f"{word.title()} {n}</span></a></li>"
        for n in range(6)
        for word in SECTIONS
    )
    teasers = "".join(_teaser(n, chance) for n in range(40))
    style = "".join(f".c{n}{{margin:{n % 9}px;color:#{chance.getrandbits(24):06x};padding:0 {n}px}}" for n in range(250))
    script = "".join(f"window.t{n}=function(a){{return a<{n}?'<b>'+a:{chance.random():.12f}}};" for n in range(400))
    meta = "".join(f'<meta property="og:{word}" content="{chance.getrandbits(60):x}">' for word in SECTIONS)
    text = "".join(f'<div class="block"><p class="story">{escape(p)}</p></div>\n' for p in body.split("\n") if p.strip())
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(headline)}</title><link rel="canonical" href="{url}">'
        f"{meta}<style>{style}</style><script>{script}</script></head><body><header><nav><ul>{menu}</ul></nav></header>"
        f"<main><article><h1>{escape(headline)}</h1><time>25 February 2018</time>\n{text}</article></main>\n"
        f'<aside class="more"><h3>More stories</h3>{teasers}</aside><footer><ul>{menu}</ul>© Example News</footer>'
        f"<script>{script}</script></body></html>"
    )


def _teaser(n: int, chance: random.Random) -> str:
    words = " ".join(chance.choices(SECTIONS, k=7)).capitalize()
    return (
        f'<div class="card card--{n}"><a href="/story/{chance.getrandbits(32)}.html"><div class="card__image"><picture>'
        f'<source srcset="/i/{n}.webp">'
        f'<img alt="" loading="lazy" src="/i/{n}.jpg"></picture></div><div class="card__body"><h4 class="card__title">{words}</h4>'
        f'<span class="card__meta">{n % 12 + 1} hours ago</span></div></a></div>'
    )
