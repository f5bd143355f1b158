"""Lesson 07: a translation model around PyTorch's own nn.Transformer, its teacher-forced loss, and what it writes.

The transformer stays in training mode, with a dropout of 0: in eval mode PyTorch may take another path through fused
kernels. Greedy decoding and exhaustive search are plain loops over the whole model, without caches or batches.
"""
import itertools
import math

import torch
from torch import nn
from torch.nn import functional

from lesson06 import ACTIVATIONS, FLOATS, causal, fill, gradients, normal

READS, WRITES, WIDTH, HEADS, BETWEEN = 13, 11, 12, 3, 20
ENCODERS, DECODERS = 2, 3
PADDING, START, END = 5, 1, 4


def sinusoids(length, width, dtype):
    """Vaswani et al. 2017, section 3.5, place by place."""
    return torch.tensor(
        [[(math.sin if i % 2 == 0 else math.cos)(position / 10000 ** ((i - i % 2) / width)) for i in range(width)]
         for position in range(length)],
        dtype=dtype)


class Translation(nn.Module):
    def __init__(self, pre, activation, dtype, writes=WRITES):
        super().__init__()
        self.source_embedding = nn.Embedding(READS, WIDTH, dtype=dtype)
        self.target_embedding = nn.Embedding(writes, WIDTH, dtype=dtype)
        self.transformer = nn.Transformer(
            WIDTH, HEADS, ENCODERS, DECODERS, BETWEEN, 0.0, ACTIVATIONS[activation],
            batch_first=True, norm_first=pre, dtype=dtype)

    def embed(self, table, ids):
        return table(ids) * math.sqrt(WIDTH) + sinusoids(ids.shape[1], WIDTH, table.weight.dtype)

    def encode(self, source):
        return self.transformer.encoder(
            self.embed(self.source_embedding, source), src_key_padding_mask=source == PADDING)

    def forward(self, source, target):
        written = self.transformer.decoder(
            self.embed(self.target_embedding, target),
            self.encode(source),
            causal(target.shape[1], self.target_embedding.weight.dtype),
            tgt_key_padding_mask=target == PADDING,
            memory_key_padding_mask=source == PADDING)
        return functional.linear(written, self.target_embedding.weight)


def looks(model, source, target):
    """The weights of each decoder layer's look at the memory, the mean over its heads, as PyTorch gives them."""
    seen = []
    attentions = [layer.multihead_attn for layer in model.transformer.decoder.layers]

    def watched(forward):
        def call(*inputs, **options):
            output, weights = forward(*inputs, **{**options, "need_weights": True})
            seen.append(weights)
            return output, weights
        return call

    for attention in attentions:
        attention.forward = watched(attention.forward)
    with torch.no_grad():
        model(source, target)
    for attention in attentions:
        del attention.forward  # the class's own shows again
    return seen


def names(values):
    """The lesson's names: tables that are modules of their own, stacks at the top."""
    table = {"source_embedding.weight": "source_embedding.tokens.weight",
             "target_embedding.weight": "target_embedding.tokens.weight"}
    return {table.get(name, name.removeprefix("transformer.")): value for name, value in values.items()}


def texts(generator, vocabulary, lengths):
    """Random ids other than padding, padded to the longest."""
    ids = torch.randint(0, vocabulary - 1, (len(lengths), max(lengths)), generator=generator)
    ids = torch.where(ids < PADDING, ids, ids + 1)
    for row, length in enumerate(lengths):
        ids[row, length:] = PADDING
    return ids


def model_case(seed, pre, activation, dtype):
    generator = torch.Generator().manual_seed(seed)
    model = Translation(pre, activation, dtype)
    fill(model, generator)
    source = texts(generator, READS, (6, 4, 5))
    target = texts(generator, WRITES, (5, 7, 4))
    target[:, 0] = START
    memory = model.encode(source)
    logits = model(source, target[:, :-1])
    loss = functional.cross_entropy(logits.flatten(0, 1), target[:, 1:].flatten(), ignore_index=PADDING)
    loss.backward()
    return {
        "what": "nn.Transformer between embeddings with sinusoids, tied logits; teacher-forced loss",
        "state": names(model.state_dict()),
        "source": source,
        "target": target,
        "memory": memory,
        "logits": logits,
        "loss": loss,
        "looks": looks(model, source, target[:, :-1]),
        "gradients": names(gradients(model)),
    }


def livelier(model):
    """Without biases, with strong blocks: a random model that does not always write the same word."""
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if name.endswith("bias"):
                parameter.zero_()
            elif "norm" in name:
                parameter.fill_(8 if "decoder.norm" in name else 1)  # surer of what comes next
            elif name.startswith("target_embedding"):
                parameter.mul_(0.2)
            elif "decoder" in name:
                parameter.mul_(5)


def search_case(seed, longest, alpha):
    """What a model writes: greedily, and the best of everything that it could write at all."""
    generator = torch.Generator().manual_seed(seed)
    writes = 6
    model = Translation(True, "relu", torch.float64, writes)
    fill(model, generator)
    livelier(model)
    source = texts(generator, READS, (4, 6, 3))
    rows = [source[row:row + 1, :length] for row, length in enumerate((4, 6, 3))]
    words = [token for token in range(writes) if token not in (PADDING, START)]

    def next_scores(row, written):
        with torch.no_grad():
            return model(row, torch.tensor([[START, *written]]))[0, -1].log_softmax(-1).tolist()

    def greedy(row):
        written = []
        while len(written) < longest and END not in written:
            scores = next_scores(row, written)
            written.append(max(words, key=lambda token: scores[token]))
        return written

    def everything(row):
        known = {}
        for length in range(1, longest + 1):
            for text in itertools.product(words, repeat=length):
                if END in text[:-1] or (text[-1] != END and length < longest):
                    continue
                total = 0.0
                for place, token in enumerate(text):
                    before = text[:place]
                    if before not in known:
                        known[before] = next_scores(row, list(before))
                    total += known[before][token]
                yield total / ((5 + length) / 6) ** alpha, list(text)

    best = [max(everything(row)) for row in rows]
    return {
        "what": "greedy decoding and exhaustive search, text by text",
        "state": names(model.state_dict()),
        "source": source,
        "longest": [longest],
        "alpha": [alpha],
        "greedy": [torch.tensor(greedy(row)) for row in rows],
        "best": [torch.tensor(text) for _, text in best],
        "scores": [score for score, _ in best],
        "how_many": [sum(1 for _ in everything(rows[0]))],
    }


def cases():
    for dtype, name in FLOATS:
        seed = 700
        for pre in (False, True):
            for activation in ACTIVATIONS:
                seed += 1
                what = f"{'pre' if pre else 'post'}-{activation}"
                yield f"07-model-{what}-{name}.json", model_case(seed, pre, activation, dtype)
    for seed, longest, alpha in ((751, 4, 0.6), (763, 4, 0.0), (770, 4, 0.6), (771, 4, 1.5)):
        yield f"07-search-{seed}.json", search_case(seed, longest, alpha)
