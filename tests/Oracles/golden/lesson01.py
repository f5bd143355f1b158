"""Lesson 01: scaled dot-product attention, the layer with one head, temperature and entropy.

PyTorch 1.13 has no public scaled_dot_product_attention, so attention is written here once more, from the paper and in
another way than the solutions (einsum, softmax by torch, fully masked rows by `where`); the layer is PyTorch's own
MultiheadAttention with a single head.
"""
import math

import torch
from torch import nn


def normal(generator, *shape, dtype=torch.float32):
    return torch.randn(*shape, generator=generator, dtype=torch.float64).to(dtype)


def attention(query, key, value, mask):
    scores = torch.einsum("...qd,...kd->...qk", query, key) / math.sqrt(query.shape[-1])
    if mask is not None and mask.dtype == torch.bool:
        additive = torch.zeros(mask.shape, dtype=scores.dtype).masked_fill(~mask, -math.inf)
        scores = scores + additive
    elif mask is not None:
        scores = scores + mask.to(scores.dtype)
    nothing = torch.isneginf(scores).all(dim=-1, keepdim=True)
    weights = torch.softmax(torch.where(nothing, torch.zeros_like(scores), scores), dim=-1)
    weights = torch.where(nothing, torch.zeros_like(weights), weights)
    return torch.einsum("...qk,...kv->...qv", weights, value), weights


def attention_case(seed, query_shape, key_shape, value_width, dtype, mask_kind):
    generator = torch.Generator().manual_seed(seed)
    query = normal(generator, *query_shape, dtype=dtype).requires_grad_()
    key = normal(generator, *key_shape, dtype=dtype).requires_grad_()
    value = normal(generator, *key_shape[:-1], value_width, dtype=dtype).requires_grad_()
    queries, keys = query_shape[-2], key_shape[-2]
    masks = {
        "none": lambda: None,
        "causal": lambda: torch.ones(queries, keys, dtype=torch.bool).tril(),
        "boolean": lambda: torch.rand(*query_shape[:-1], keys, generator=generator) < 0.6,
        "bias": lambda: normal(generator, queries, keys, dtype=dtype),
    }
    mask = masks[mask_kind]()
    if mask_kind == "boolean":
        mask[..., 0, :] = False  # a query that may attend to nothing
    direction = normal(generator, *query_shape[:-1], value_width, dtype=dtype)
    output, weights = attention(query, key, value, mask)
    (output * direction).sum().backward()
    return {
        "what": f"scaled dot-product attention, mask: {mask_kind}",
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
    }


def layer_case(seed, width, queries, keys, dtype):
    generator = torch.Generator().manual_seed(seed)
    oracle = nn.MultiheadAttention(width, num_heads=1, batch_first=True, dtype=dtype)
    with torch.no_grad():
        for parameter in oracle.parameters():
            parameter.copy_(normal(generator, *parameter.shape, dtype=dtype) * 0.5)
    tokens = normal(generator, 2, queries, width, dtype=dtype).requires_grad_()
    context = normal(generator, 2, keys, width, dtype=dtype).requires_grad_()
    hidden = torch.rand(queries, keys, generator=generator) < 0.4
    hidden[:, 0] = False
    direction = normal(generator, 2, queries, width, dtype=dtype)
    # In this module's attn_mask true means hidden, the opposite of this workbook's masks.
    output, weights = oracle(tokens, context, context, attn_mask=hidden)
    (output * direction).sum().backward()
    names = ["q_proj", "k_proj", "v_proj"]
    state = dict(zip((f"{name}.weight" for name in names), oracle.in_proj_weight.detach().chunk(3)))
    state.update(zip((f"{name}.bias" for name in names), oracle.in_proj_bias.detach().chunk(3)))
    state.update({"out_proj.weight": oracle.out_proj.weight, "out_proj.bias": oracle.out_proj.bias})
    return {
        "what": "nn.MultiheadAttention with one head",
        "state": state,
        "input": tokens,
        "context": context,
        "mask": ~hidden,
        "direction": direction,
        "output": output,
        "weights": weights,
        "input_gradient": tokens.grad,
        "context_gradient": context.grad,
        "q_proj.weight_gradient": oracle.in_proj_weight.grad.chunk(3)[0],
        "k_proj.weight_gradient": oracle.in_proj_weight.grad.chunk(3)[1],
        "v_proj.weight_gradient": oracle.in_proj_weight.grad.chunk(3)[2],
        "out_proj.weight_gradient": oracle.out_proj.weight.grad,
    }


def focus_case(seed, dtype):
    generator = torch.Generator().manual_seed(seed)
    scores = normal(generator, 2, 3, 5, dtype=dtype) * 2
    scores[0, 1, 2:] = -math.inf
    temperatures = [0.25, 1.0, 3.5]
    weights = [torch.softmax(scores / temperature, dim=-1) for temperature in temperatures]
    entropies = [torch.distributions.Categorical(probs=item, validate_args=False).entropy() for item in weights]
    # Categorical keeps its logarithms away from 0 by the type's epsilon; torch.special.entr is exact.
    exact = [torch.special.entr(item).sum(-1) for item in weights]
    assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(entropies, exact))
    return {
        "what": "softmax at several temperatures and the entropy of the weights",
        "scores": scores,
        "temperatures": temperatures,
        "weights": weights,
        "entropies": exact,
    }


def cases():
    shapes = [((3, 7), (5, 7), 4), ((2, 3, 7), (2, 5, 7), 4), ((2, 2, 3, 6), (2, 2, 4, 6), 5)]
    seed = 100
    for dtype, short in ((torch.float32, "float32"), (torch.float64, "float64")):
        for number, (query, key, width) in enumerate(shapes):
            for kind in ("none", "causal", "boolean", "bias"):
                seed += 1
                if dtype == torch.float64 and number != 1:
                    continue
                name = f"01-attention-{len(query)}d-{kind}-{short}.json"
                yield name, attention_case(seed, query, key, width, dtype, kind)
        yield f"01-layer-{short}.json", layer_case(seed + 50, 6, 3, 5, dtype)
        yield f"01-focus-{short}.json", focus_case(seed + 60, dtype)
