"""The network of the learned view: the language model's encoder, told by added embeddings which words are the parties and the predicate.

Soares et al. (2019), Matching the blanks, for relations told by marked spans; here the marks are added and not inserted, so that
the words keep their places.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from legation.events.view.marking import ACTOR, BOTH, MARKS, PREDICATE, RECIPIENT
from legation.language.train.model import BLOCKED, WIDTH, Dropout, Encoder

HIDDEN = 384


class ViewNetwork(nn.Module):
    """Scores of type, direction, status and mode for a marked sentence."""

    def __init__(self, sizes: dict[str, int], *, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.marks = nn.Embedding(MARKS, WIDTH)
        nn.init.normal_(self.marks.weight, 0, 0.2)
        self.drop = Dropout(dropout)
        self.inner = nn.Linear(5 * WIDTH, HIDDEN)
        self.kind, self.direction = nn.Linear(HIDDEN, sizes["type"]), nn.Linear(HIDDEN, 3)
        self.status, self.mode = nn.Linear(HIDDEN, 4), nn.Linear(HIDDEN, sizes["mode"])

    def forward(self, ids: Tensor, cases: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        hidden = nn.functional.gelu(self.inner(self.drop_one(self.pooled(ids, cases, marks))))
        hidden = self.drop_one(hidden)
        return self.kind(hidden), self.direction(hidden), self.status(hidden), self.mode(hidden)

    def drop_one(self, x: Tensor) -> Tensor:
        return nn.functional.dropout(x, self.drop.rate, self.training)

    def pooled(self, ids: Tensor, cases: Tensor, marks: Tensor) -> Tensor:
        """Both parties' and the predicate's mean vectors, the parties' product, and the whole sentence's."""
        last = self.encode(ids, cases, marks)
        first = _mean(last, (marks == ACTOR) | (marks == BOTH))
        second = _mean(last, (marks == RECIPIENT) | (marks == BOTH))
        return torch.cat([first, second, first * second, _mean(last, marks == PREDICATE), last[:, 0]], -1)

    def encode(self, ids: Tensor, cases: Tensor, marks: Tensor) -> Tensor:
        net = self.encoder
        mask = ((ids == 0).float() * BLOCKED)[:, None, None, :]
        places = net.positions(torch.arange(ids.shape[1]))[None]
        x: Tensor = net.drop(net.norm(net.pieces(ids) + places + net.kind + net.cases(cases)) + self.marks(marks))
        for layer in net.layers:
            x = layer(x, mask)
        return x


def _mean(vectors: Tensor, chosen: Tensor) -> Tensor:
    weights = chosen.to(vectors.dtype)[:, :, None]
    return (vectors * weights).sum(1) / weights.sum(1).clamp(min=1.0)
