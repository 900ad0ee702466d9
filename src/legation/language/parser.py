"""Articles in, parsed passages out.

A parser is our own model or any spaCy pipeline that speaks Universal Dependencies. It never fails on odd input: what is too long
is parsed in parts, and what is beyond all sense is handed on as one unparsed token.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from legation.errors import ModelError
from legation.knowledge.datelines import find_dateline
from legation.language import words
from legation.language.component import Component, Worth, model_folder
from legation.language.network import UNREAD, Network
from legation.types import Article, Passage

LONGEST = 20_000  # characters of one Doc; a longer passage becomes several
MOST_WORDS = 40_000  # of a vocabulary, some 750 bytes each
MOST = 600_000  # characters of one article that are parsed, some 100,000 words
_LONE = re.compile("[\ud800-\udfff]")  # half a character, as broken JSON has it: spaCy takes none, so U+FFFD stands in its place


@dataclass(frozen=True, slots=True)
class Parsed:
    """A passage and its analysis; ``doc.text == passage.text``. ``part`` is ``title``, ``lead`` or ``body``."""

    passage: Passage
    part: str
    doc: Doc


class Reader(Protocol):
    """What makes documents of texts; ``whole[i]``: text i is one sentence; ``worth``: which blocks of words to read."""

    def read(self, texts: Sequence[str], whole: Sequence[bool], worth: Worth | None = None) -> list[Doc]: ...


class Screen(Protocol):
    """What tells whether a block of words of a ``title``, ``lead`` or ``body`` is worth reading, the ``place``-th of its article."""

    def keeps(self, part: str, words: Sequence[str], place: int) -> bool: ...


class Parser:
    """Parses texts that belong together (an article) in one go. Pure: the same texts in the same order give the same documents."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def parse(self, article: Article, screen: Screen | None = None) -> list[Parsed]:
        """Title, lead and body, in that order. A passage of more than 20,000 characters comes back in several parts. What ``screen``
        does not keep is there as words, but not read (:func:`is_unread`)."""
        passages = [(part, passage) for part, passage in _passages(article) for passage in _cut(passage)]
        within = _within([len(passage.text) for _, passage in passages])
        parts = [part for part, _ in passages]
        worth = _Worth(screen, parts, within) if screen is not None else None
        docs = self._read([p.text for _, p in passages], [part == "title" for part in parts], within, worth)
        return [Parsed(passage, part, doc) for (part, passage), doc in zip(passages, docs, strict=True)]

    def parse_texts(self, texts: Sequence[str]) -> list[Doc]:
        """One document a text, however long; ``doc.text`` is the text."""
        return self._read(texts, [False] * len(texts), _within([len(text) for text in texts]))

    def parse_sentence(self, text: str) -> Doc:
        """One text by itself."""
        return self.parse_texts([text])[0]

    def _read(self, texts: Sequence[str], whole: Sequence[bool], within: Sequence[bool], worth: Worth | None = None) -> list[Doc]:
        texts = [_LONE.sub("\ufffd", text) for text in texts]
        chosen = [i for i, fits in enumerate(within) if fits]
        docs = self._reader.read([texts[i] for i in chosen], [whole[i] for i in chosen], worth)
        read = dict(zip(chosen, docs, strict=True))
        return [read[i] if i in read else _unread(text) for i, text in enumerate(texts)]


class _Worth:
    """A screen, asked by the number of a document among those that are read."""

    def __init__(self, screen: Screen, parts: Sequence[str], within: Sequence[bool]) -> None:
        self._screen, self._parts = screen, [part for part, fits in zip(parts, within, strict=True) if fits]

    def __call__(self, number: int, words: Sequence[str], place: int) -> bool:
        return self._screen.keeps(self._parts[number], words, place)


class ModelReader:
    """Our own tokeniser and network."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer: Any = words.blank().tokenizer
        self._component = Component(Network(folder))

    def read(self, texts: Sequence[str], whole: Sequence[bool], worth: Worth | None = None) -> list[Doc]:
        self._forget()
        docs = [self._tokenizer(text) for text in texts]
        return self._component.annotate(docs, whole=whole, worth=worth)

    def _forget(self) -> None:
        """spaCy keeps every word it ever met, and news has new ones without end: begin again, with a vocabulary of which the documents
        read so far know nothing (they hold on to their own)."""
        if len(self._tokenizer.vocab) > MOST_WORDS:
            self._tokenizer = words.blank().tokenizer
            gc.collect()  # what else was made with it runs in circles and would keep the vocabulary for long


class PipelineReader:
    """A spaCy pipeline of the user's own, which reads all."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def read(self, texts: Sequence[str], whole: Sequence[bool], worth: Worth | None = None) -> list[Doc]:
        return [self._nlp(text) for text in texts]


@cache
def load_parser(name: str = "legation") -> Parser:
    """The parser by name, loaded once a process: ``legation`` is our own, any other name is a spaCy pipeline with Universal
    Dependencies labels. ``$LEGATION_MODEL`` names another folder for our own model. Raises ``ModelError``."""
    if name == "legation":
        return Parser(ModelReader(model_folder()))
    if not (spacy.util.is_package(name) or Path(name).exists()):
        raise ModelError(f"parser {name!r}: no such spaCy pipeline is installed; `pip install` it, or leave out the name for our own")
    return Parser(PipelineReader(spacy.load(name)))


def is_unread(sentence: Span) -> bool:
    """Whether a sentence was left unread."""
    return bool(sentence.root.dep_ == UNREAD)


def _passages(article: Article) -> Iterator[tuple[str, Passage]]:
    if article.title is not None:
        yield "title", article.title
    yield from (("lead", passage) for passage in article.lead)
    yield from (("body", passage) for passage in article.body)


def _cut(passage: Passage) -> Iterator[Passage]:
    """A passage without the dateline before it, which comes as a passage of its own, and in parts where it is too long."""
    dateline, text = find_dateline(passage.text), passage.text
    start = dateline.end if dateline else 0
    if start:
        head = text[:start].rstrip()
        yield Passage(head, passage.start, passage.start + len(head))
    while len(text) - start > LONGEST:
        end = _last_gap(text, start + LONGEST // 2, start + LONGEST)
        yield Passage(text[start:end], passage.start + start, passage.start + end)
        start = end
    yield Passage(text[start:], passage.start + start, passage.end) if start else passage


def _last_gap(text: str, low: int, high: int) -> int:
    """The last place in ``text[low:high]`` after a sentence, else after a word, else ``high``."""
    stretch = text[low:high]
    for pattern in (r"[.!?][\"”’')]*\s+", r"\s+"):
        found = [match.end() for match in re.finditer(pattern, stretch)]
        if found:
            return low + found[-1]
    return high


def _within(lengths: Sequence[int]) -> list[bool]:
    total, fits = 0, []
    for length in lengths:
        total += length
        fits.append(total <= MOST)
    return fits


def _unread(text: str) -> Doc:
    """One token, ``X``, in a vocabulary of its own, so that a freak of a page does not stay in memory."""
    return Doc(Vocab(), words=[text] if text else [], spaces=[False] if text else [], pos=["X"] if text else [])
