"""The network: an encoder with a case embedding, one layer a word head, and one pair scorer a pair head.

Word heads are linear; that of triggers has a hidden layer beside it, which learns what the encoder as it is has no
direction for.

A pair scorer gives every (anchor word, word) a score a label from two projections and their product, the distance in
words and in sentences: one shape serves PropBank roles, attributions, event arguments, values, speakers and
co-reference. The encoder is the first six layers of MPNet in what Dateline ships; MiniLM-L6 was.
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

from dateline.language import labels
from dateline.language.tokens import CLS, SEP

# BERT's mask; MPNet has the words of BERT in BERT's order, four places on, and marks of its own.
MASK = 103
MPNET_SHIFT, MPNET_MARKS = 4, {CLS: 0, SEP: 2, MASK: 30526, 0: 1}


# Units of the hidden layer of triggers, and how many of them are left out by chance in training.
TRIGGER_WIDTH, TRIGGER_DROP = 512, 0.3


def head_key(head: str) -> str:
    """A head's key among modules ("type" alone would hide a method of theirs)."""
    return f"{head}_head"


class TriggerScorer(nn.Linear):
    """Scores of a word as trigger of each type: linear, and a hidden layer that says nothing until it has learned."""

    def __init__(self, hidden: int, size: int, width: int = TRIGGER_WIDTH) -> None:
        super().__init__(hidden, size)
        self.first = nn.Linear(hidden, width)
        self.second = nn.Linear(width, size, bias=False)
        self.drop = nn.Dropout(TRIGGER_DROP)
        nn.init.zeros_(self.second.weight)

    def forward(self, states: Tensor) -> Tensor:
        """Scores [..., types] of states [..., hidden]."""
        return super().forward(states) + self.second(self.drop(torch.relu(self.first(states))))


class PairScorer(nn.Module):
    """Scores of a word as argument of an anchor: ReLU of a sum, then linear.

    The sum is of anchor, word, the product of two further projections of both (what only the two together tell),
    distance and sentences apart.
    """

    def __init__(self, hidden: int, size: int) -> None:
        super().__init__()
        self.anchor = nn.Linear(hidden, labels.PAIR_WIDTH)
        self.word = nn.Linear(hidden, labels.PAIR_WIDTH, bias=False)
        self.anchor_factor = nn.Linear(hidden, labels.PAIR_WIDTH)
        self.word_factor = nn.Linear(hidden, labels.PAIR_WIDTH)
        self.distance = nn.Embedding(2 * labels.REACH + 1, labels.PAIR_WIDTH)
        self.sentences = nn.Embedding(2 * labels.SENTENCE_REACH + 1, labels.PAIR_WIDTH)
        self.out = nn.Linear(labels.PAIR_WIDTH, size)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.sentences.weight, std=0.1)

    def forward(self, states: Tensor, sentence: Tensor, rows: Tensor, anchors: Tensor) -> Tensor:
        """Scores [anchors, words, labels] of the anchors (row of the batch, word) against all words of their row."""
        own = states[rows, anchors][:, None]
        apart = torch.arange(states.shape[1], device=states.device)[None] - anchors[:, None]
        between = sentence[rows] - sentence[rows, anchors][:, None]
        return self.score(own, self.word(states)[rows], self.word_factor(states)[rows], apart, between)

    def score(self, anchor: Tensor, word: Tensor, factor: Tensor, apart: Tensor, between: Tensor) -> Tensor:
        """Scores of words, given as their two projections, for anchors, given as states; `apart` in words, `between`
        in sentences."""
        mixed = self.anchor(anchor) + word + self.anchor_factor(anchor) * factor
        apart = apart.clamp(-labels.REACH, labels.REACH) + labels.REACH
        between = between.clamp(-labels.SENTENCE_REACH, labels.SENTENCE_REACH) + labels.SENTENCE_REACH
        scores: Tensor = self.out(torch.relu(mixed + self.distance(apart) + self.sentences(between)))
        return scores


class Reader(nn.Module):
    """The encoder with all heads. Word states are the states of the words' first pieces, [batch, words, hidden]."""

    def __init__(self, encoder: BertModel | MPNetModel) -> None:
        super().__init__()
        hidden = encoder.config.hidden_size
        self.encoder = encoder
        self.case = nn.Embedding(4, hidden)
        nn.init.zeros_(self.case.weight)
        self.drop = nn.Dropout(0.1)
        self.words = nn.ModuleDict(
            {
                head_key(h): (TriggerScorer if h == "type" else nn.Linear)(hidden, len(names))
                for h, names in labels.WORD_HEADS.items()
            }
        )
        self.pairs = nn.ModuleDict(
            {head_key(h): PairScorer(hidden, len(names)) for h, names in labels.PAIR_HEADS.items()}
        )

    def states(self, pieces: Tensor, case: Tensor, mask: Tensor, heads: Tensor) -> Tensor:
        """Word states of padded pieces [batch, pieces] gathered at `heads` [batch, words]."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.case(case)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.drop(hidden.gather(1, heads[..., None].expand(-1, -1, hidden.shape[-1])))


def load_mpnet(folder: Path) -> Reader:
    """The published MPNet weights under new heads, its word table put in BERT's order: one tokenizer serves both."""
    encoder = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
    table = encoder.embeddings.word_embeddings
    order = torch.arange(MPNET_SHIFT, table.num_embeddings)
    for piece, place in MPNET_MARKS.items():
        order[piece] = place
    encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(table.weight.detach()[order])
    return Reader(encoder)


def new_minilm() -> Reader:
    """A reader of MiniLM-L6's shape, for weights that are loaded afterwards."""
    config = BertConfig(hidden_size=384, num_hidden_layers=6, intermediate_size=1536, attention_probs_dropout_prob=0.0)
    return Reader(BertModel(config, add_pooling_layer=False))


def new_mpnet(layers: int = 12) -> Reader:
    """A reader of MPNet's shape, for weights that are loaded afterwards; with fewer layers, of its first ones."""
    config = MPNetConfig(
        num_hidden_layers=layers, layer_norm_eps=1e-5, attention_probs_dropout_prob=0.0, max_position_embeddings=514
    )
    encoder = MPNetModel(config, add_pooling_layer=False)
    encoder.embeddings.word_embeddings = nn.Embedding(config.vocab_size - MPNET_SHIFT, config.hidden_size)
    return Reader(encoder)


def distances(encoder: MPNetModel) -> Tensor:
    """How far two pieces may be apart, from the farthest before to the farthest behind."""
    reach = encoder.config.max_position_embeddings
    return torch.arange(-reach, reach)


def make_reader(shape: str, start: Path) -> Reader:
    """A reader of a shape ("minilm", "mpnet", "mpnet-6" of its first six layers) with the weights of a checkpoint.

    What the checkpoint lacks is new, the same in every branch.
    """
    torch.manual_seed(0)
    name, _, layers = shape.partition("-")
    reader = new_minilm() if name == "minilm" else new_mpnet(int(layers or 12))
    weights, own = torch.load(start, map_location="cpu"), reader.state_dict()
    reader.load_state_dict({k: v.float() for k, v in weights.items() if k in own}, strict=False)
    return reader
