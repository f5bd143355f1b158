"""Lesson 06: decoder blocks by PyTorch's own layers, a GPT made of them, and sampling filters by plain loops.

A block without cross-attention is nn.TransformerEncoderLayer under a causal mask. The layers stay in training mode, with
a dropout of 0: in eval mode PyTorch may take another path through fused kernels, which gives no gradients.
"""
import math

import torch
from torch import nn
from torch.nn import functional

FLOATS = ((torch.float32, "float32"), (torch.float64, "float64"))
ACTIVATIONS = {"relu": functional.relu, "tanh": lambda values: functional.gelu(values, approximate="tanh")}
BATCH, LENGTH, SOURCE, WIDTH, HEADS, BETWEEN = 2, 5, 7, 12, 3, 20
VOCABULARY, LONGEST, LAYERS = 11, 9, 2


def normal(generator, *shape, dtype=torch.float32):
    return torch.randn(*shape, generator=generator, dtype=torch.float64).to(dtype)


def fill(module, generator):
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(normal(generator, *parameter.shape, dtype=parameter.dtype) * 0.3)


def causal(length, dtype):
    return torch.full((length, length), -math.inf, dtype=dtype).triu(1)


def gradients(module):
    return {name: parameter.grad for name, parameter in module.named_parameters()}


def gpt_case(seed, pre, activation, padded, dtype):
    generator = torch.Generator().manual_seed(seed)
    layer = nn.TransformerEncoderLayer(
        WIDTH, HEADS, BETWEEN, 0.0, ACTIVATIONS[activation], batch_first=True, norm_first=pre, dtype=dtype)
    fill(layer, generator)
    tokens = normal(generator, BATCH, LENGTH, WIDTH, dtype=dtype).requires_grad_()
    direction = normal(generator, BATCH, LENGTH, WIDTH, dtype=dtype)
    padding = torch.zeros(BATCH, LENGTH, dtype=torch.bool)
    padding[1, 3:] = padded
    output = layer(tokens, causal(LENGTH, dtype), padding)
    (output * direction).sum().backward()
    return {
        "what": "nn.TransformerEncoderLayer under a causal mask",
        "heads": [HEADS],
        "state": dict(layer.state_dict()),
        "input": tokens,
        "mask": ~padding[:, None, None, :],
        "direction": direction,
        "output": output,
        "input_gradient": tokens.grad,
        "gradients": gradients(layer),
    }


def decoder_case(seed, pre, activation, padded, dtype):
    generator = torch.Generator().manual_seed(seed)
    layer = nn.TransformerDecoderLayer(
        WIDTH, HEADS, BETWEEN, 0.0, ACTIVATIONS[activation], batch_first=True, norm_first=pre, dtype=dtype)
    fill(layer, generator)
    target = normal(generator, BATCH, LENGTH, WIDTH, dtype=dtype).requires_grad_()
    memory = normal(generator, BATCH, SOURCE, WIDTH, dtype=dtype).requires_grad_()
    direction = normal(generator, BATCH, LENGTH, WIDTH, dtype=dtype)
    target_padding = torch.zeros(BATCH, LENGTH, dtype=torch.bool)
    target_padding[1, 4:] = padded
    memory_padding = torch.zeros(BATCH, SOURCE, dtype=torch.bool)
    memory_padding[0, 5:] = padded
    output = layer(
        target,
        memory,
        causal(LENGTH, dtype),
        tgt_key_padding_mask=target_padding,
        memory_key_padding_mask=memory_padding)
    (output * direction).sum().backward()
    return {
        "what": "nn.TransformerDecoderLayer",
        "heads": [HEADS],
        "state": dict(layer.state_dict()),
        "target": target,
        "memory": memory,
        "target_mask": ~target_padding[:, None, None, :],
        "memory_mask": ~memory_padding[:, None, None, :],
        "direction": direction,
        "output": output,
        "target_gradient": target.grad,
        "memory_gradient": memory.grad,
        "gradients": gradients(layer),
    }


class Gpt(nn.Module):
    """The names of the lesson's model, out of PyTorch's parts."""

    def __init__(self, dtype):
        super().__init__()
        self.tokens = nn.Embedding(VOCABULARY, WIDTH, dtype=dtype)
        self.positions = nn.Embedding(LONGEST, WIDTH, dtype=dtype)
        self.blocks = nn.ModuleList(
            nn.TransformerEncoderLayer(
                WIDTH, HEADS, 4 * WIDTH, 0.0, ACTIVATIONS["tanh"], batch_first=True, norm_first=True, dtype=dtype)
            for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH, dtype=dtype)

    def forward(self, text):
        vectors = self.tokens(text) + self.positions(torch.arange(text.shape[1]))
        for block in self.blocks:
            vectors = block(vectors, causal(text.shape[1], vectors.dtype))
        return functional.linear(self.norm(vectors), self.tokens.weight)


def model_case(seed, dtype):
    generator = torch.Generator().manual_seed(seed)
    model = Gpt(dtype)
    fill(model, generator)
    text = torch.randint(0, VOCABULARY, (BATCH, LONGEST), generator=generator)
    logits = model(text)
    loss = functional.cross_entropy(logits[:, :-1].flatten(0, 1), text[:, 1:].flatten())
    loss.backward()
    return {
        "what": "a GPT of nn.TransformerEncoderLayer, tied; next-token loss",
        "state": dict(model.state_dict()),
        "text": text,
        "logits": logits,
        "loss": loss,
        "gradients": gradients(model),
    }


def softmax(row):
    highest = max(row)
    powers = [math.exp(value - highest) for value in row]
    return [power / sum(powers) for power in powers]


def keep(row, kept):
    """Probabilities when only some tokens may be drawn."""
    probabilities = softmax(row)
    total = sum(probabilities[token] for token in kept)
    return [probabilities[token] / total if token in kept else 0.0 for token in range(len(row))]


def nucleus(row, p):
    probabilities = softmax(row)
    kept, total = set(), 0.0
    for token in sorted(range(len(row)), key=lambda token: -probabilities[token]):
        kept.add(token)
        total += probabilities[token]
        if total >= p:
            break
    return kept


def filter_case(seed):
    generator = torch.Generator().manual_seed(seed)
    logits = normal(generator, 4, 13, dtype=torch.float64) * 2
    text = torch.randint(0, 13, (4, 6), generator=generator)
    rows = logits.tolist()
    case = {"what": "sampling filters, row by row in plain Python", "logits": logits, "text": text}
    for k in (1, 3, 12, 40):
        best = [set(sorted(range(13), key=lambda token: -row[token])[:k]) for row in rows]
        case[f"k{k}"] = torch.tensor([keep(row, kept) for row, kept in zip(rows, best)], dtype=torch.float64)
    for p in (10, 50, 90, 99):
        case[f"p{p}"] = torch.tensor([keep(row, nucleus(row, p / 100)) for row in rows], dtype=torch.float64)
    penalised = [
        [(value / 1.3 if value > 0 else value * 1.3) if token in seen else value for token, value in enumerate(row)]
        for row, seen in zip(rows, text.tolist())]
    case["penalty"] = torch.tensor(penalised, dtype=torch.float64)
    return case


def cases():
    for dtype, name in FLOATS:
        seed = 600
        for pre in (False, True):
            for activation in ACTIVATIONS:
                for padded in (False, True):
                    seed += 1
                    what = f"{'pre' if pre else 'post'}-{activation}-{'padded' if padded else 'full'}"
                    if name == "float64" and padded != (activation == "tanh"):
                        continue
                    yield f"06-gpt-{what}-{name}.json", gpt_case(seed, pre, activation, padded, dtype)
                    yield f"06-decoder-{what}-{name}.json", decoder_case(seed + 50, pre, activation, padded, dtype)
        yield f"06-model-{name}.json", model_case(690, dtype)
    for seed in (1, 2):
        yield f"06-filters-{seed}.json", filter_case(seed)
