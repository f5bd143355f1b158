"""Lesson 02: multi-head attention as PyTorch's own MultiheadAttention computes it, for each kind of mask.

In that module's masks true means hidden, the opposite of this workbook's; a mask of its own for each head comes as
[batch · heads, query, key]. The files hold the workbook's masks.
"""
import math

import torch
from torch import nn

BATCH, HEADS, WIDTH = 2, 3, 12


def normal(generator, *shape, dtype=torch.float32):
    return torch.randn(*shape, generator=generator, dtype=torch.float64).to(dtype)


def random_hidden(generator, *shape):
    hidden = torch.rand(*shape, generator=generator) < 0.4
    hidden[..., 0] = False  # PyTorch gives NaN to a query that may attend to nothing; the tests treat it apart
    return hidden


def masks(kind, generator, queries, keys, dtype):
    """The oracle's arguments and the workbook's mask."""
    if kind == "none":
        return {}, None
    if kind == "causal":
        hidden = torch.ones(queries, keys, dtype=torch.bool).triu(1)
        return {"attn_mask": hidden}, ~hidden
    if kind == "padding":
        hidden = random_hidden(generator, BATCH, keys)
        return {"key_padding_mask": hidden}, ~hidden[:, None, None, :]
    if kind == "heads":
        hidden = random_hidden(generator, BATCH, HEADS, queries, keys)
        return {"attn_mask": hidden.flatten(0, 1)}, ~hidden
    if kind == "batch":
        hidden = random_hidden(generator, BATCH, queries, keys)
        return {"attn_mask": hidden.repeat_interleave(HEADS, dim=0)}, ~hidden
    if kind == "bias":
        bias = normal(generator, queries, keys, dtype=dtype).masked_fill(
            random_hidden(generator, queries, keys), -math.inf
        )
        return {"attn_mask": bias}, bias
    raise ValueError(kind)


def attention_case(seed, kind, queries, keys, dtype, bias=True):
    generator = torch.Generator().manual_seed(seed)
    oracle = nn.MultiheadAttention(WIDTH, HEADS, bias=bias, batch_first=True, dtype=dtype)
    with torch.no_grad():
        for parameter in oracle.parameters():
            parameter.copy_(normal(generator, *parameter.shape, dtype=dtype) * 0.5)
    query = normal(generator, BATCH, queries, WIDTH, dtype=dtype).requires_grad_()
    key = normal(generator, BATCH, keys, WIDTH, dtype=dtype).requires_grad_()
    value = normal(generator, BATCH, keys, WIDTH, dtype=dtype).requires_grad_()
    arguments, mask = masks(kind, generator, queries, keys, dtype)
    direction = normal(generator, BATCH, queries, WIDTH, dtype=dtype)
    output, weights = oracle(query, key, value, average_attn_weights=False, **arguments)
    (output * direction).sum().backward()
    return {
        "what": f"nn.MultiheadAttention with {HEADS} heads, mask: {kind}",
        "heads": HEADS,
        "state": dict(oracle.named_parameters()),
        "query": query,
        "key": key,
        "value": value,
        **({} if mask is None else {"mask": mask}),
        "direction": direction,
        "output": output,
        "weights": weights,
        "query_gradient": query.grad,
        "key_gradient": key.grad,
        "value_gradient": value.grad,
        "parameter_gradients": {name: parameter.grad for name, parameter in oracle.named_parameters()},
    }


def cases():
    seed = 200
    for dtype, short in ((torch.float32, "float32"), (torch.float64, "float64")):
        for kind in ("none", "causal", "padding", "heads", "batch", "bias"):
            for queries, keys, name in ((5, 5, "square"), (4, 7, "cross")):
                seed += 1
                if kind == "causal" and name == "cross" or dtype == torch.float64 and name == "square":
                    continue
                yield f"02-attention-{kind}-{name}-{short}.json", attention_case(seed, kind, queries, keys, dtype)
        yield f"02-attention-nobias-cross-{short}.json", attention_case(seed + 50, "none", 6, 3, dtype, bias=False)
