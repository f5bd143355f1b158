"""Lesson 03: positions. PyTorch has no module for most of these, so they are written here from the papers' formulas,
one number at a time with plain loops, and not in the solutions' way (tables, broadcasting, split products). Learned
positions and the bias go through PyTorch's nn.Embedding, similarity through its cosine_similarity.
"""
import math
from fractions import Fraction

import torch
from torch import nn

TYPES = ((torch.float32, "float32"), (torch.float64, "float64"))


def normal(generator, *shape, dtype=torch.float32):
    return torch.randn(*shape, generator=generator, dtype=torch.float64).to(dtype)


def sinusoid(position, feature, width):
    """Vaswani et al. 2017, section 3.5: one feature of one position."""
    angle = position / 10000 ** (2 * (feature // 2) / width)
    return math.sin(angle) if feature % 2 == 0 else math.cos(angle)


def sinusoid_case(seed, length, width, offset, dtype):
    generator = torch.Generator().manual_seed(seed)
    table = [[sinusoid(offset + row, column, width) for column in range(width)] for row in range(length)]
    table = torch.tensor(table, dtype=torch.float64)
    frequencies = [10000 ** (-2 * pair / width) for pair in range((width + 1) // 2)]
    tokens = normal(generator, 2, length, width, dtype=dtype)
    return {
        "what": f"sinusoidal positions {offset} to {offset + length - 1}, d_model {width}",
        "sizes": [length, width, offset],
        "frequencies": torch.tensor(frequencies, dtype=torch.float64),
        "table": table,
        "input": tokens,
        "output": tokens + table.to(dtype),
    }


def learned_case(seed, longest, width, length, offset, dtype):
    generator = torch.Generator().manual_seed(seed)
    embedding = nn.Embedding(longest, width, dtype=dtype)
    with torch.no_grad():
        embedding.weight.copy_(normal(generator, longest, width, dtype=dtype))
    tokens = normal(generator, 2, length, width, dtype=dtype).requires_grad_()
    direction = normal(generator, 2, length, width, dtype=dtype)
    output = tokens + embedding(torch.arange(offset, offset + length))
    (output * direction).sum().backward()
    return {
        "what": "learned positions by nn.Embedding",
        "sizes": [longest, width, offset],
        "weight": embedding.weight,
        "input": tokens,
        "direction": direction,
        "output": output,
        "input_gradient": tokens.grad,
        "weight_gradient": embedding.weight.grad,
    }


def shaw_case(seed, lead, queries, keys, d_k, d_v, k, offset, mask_kind, dtype):
    """Shaw et al. 2018, equations 3 and 4: every score and every output is a sum written out."""
    generator = torch.Generator().manual_seed(seed)
    query = normal(generator, *lead, queries, d_k, dtype=dtype).requires_grad_()
    key = normal(generator, *lead, keys, d_k, dtype=dtype).requires_grad_()
    value = normal(generator, *lead, keys, d_v, dtype=dtype).requires_grad_()
    relative_keys = normal(generator, 2 * k + 1, d_k, dtype=dtype).requires_grad_()
    relative_values = normal(generator, 2 * k + 1, d_v, dtype=dtype).requires_grad_()
    direction = normal(generator, *lead, queries, d_v, dtype=dtype)
    mask = None
    if mask_kind == "causal":
        mask = torch.arange(keys) <= torch.arange(queries).unsqueeze(1) + offset
    elif mask_kind == "additive":
        mask = normal(generator, queries, keys, dtype=dtype)

    def row(i, j):
        return max(-k, min(k, j - (offset + i))) + k

    outputs, all_weights = [], []
    for i in range(queries):
        scores = []
        for j in range(keys):
            score = (query[..., i, :] * (key[..., j, :] + relative_keys[row(i, j)])).sum(-1) / math.sqrt(d_k)
            if mask_kind == "additive":
                score = score + mask[i, j]
            elif mask is not None and not mask[i, j]:
                score = torch.full_like(score, -math.inf)
            scores.append(score)
        weights = torch.softmax(torch.stack(scores, -1), -1)
        all_weights.append(weights)
        placed = [value[..., j, :] + relative_values[row(i, j)] for j in range(keys)]
        outputs.append(sum(weights[..., j, None] * placed[j] for j in range(keys)))
    output = torch.stack(outputs, -2)
    (output * direction).sum().backward()
    return {
        "what": f"attention with clipped distances, k = {k}, mask: {mask_kind}",
        "sizes": [k, offset],
        "query": query,
        "key": key,
        "value": value,
        **({} if mask is None else {"mask": mask}),
        "state": {"relative_keys": relative_keys, "relative_values": relative_values},
        "direction": direction,
        "output": output,
        "weights": torch.stack(all_weights, -2),
        "query_gradient": query.grad,
        "key_gradient": key.grad,
        "value_gradient": value.grad,
        "relative_keys_gradient": relative_keys.grad,
        "relative_values_gradient": relative_values.grad,
    }


def bucket(distance, bidirectional, buckets, longest):
    """T5's bucket in whole numbers and fractions alone, so that no rounding decides on which side of a border it falls.

    Bucket exact + b begins at the first n with (n / exact)^(share - exact) >= (longest / exact)^b.
    """
    start, share = 0, buckets
    if bidirectional:
        share = buckets // 2
        start = share if distance > 0 else 0
        far = abs(distance)
    else:
        far = max(-distance, 0)
    exact = share // 2
    if far < exact:
        return start + far
    reached = [
        b for b in range(share - exact) if Fraction(far, exact) ** (share - exact) >= Fraction(longest, exact) ** b
    ]
    return start + exact + max(reached)


def bucket_in_float32(distance, bidirectional, buckets, longest):
    """The same as T5's published code computes it, with a Float32 logarithm."""
    start = 0
    if bidirectional:
        buckets //= 2
        start = buckets if distance > 0 else 0
        far = abs(distance)
    else:
        far = max(-distance, 0)
    exact = buckets // 2
    if far < exact:
        return start + far
    logarithm = torch.log(torch.tensor(float(far)) / exact) / math.log(longest / exact)
    return start + min(exact + int(logarithm * (buckets - exact)), buckets - 1)


def bucket_case(bidirectional, buckets, longest):
    distances = list(range(-300, 301))
    answers = [bucket(distance, bidirectional, buckets, longest) for distance in distances]
    assert answers == [bucket_in_float32(distance, bidirectional, buckets, longest) for distance in distances]
    return {
        "what": f"T5's buckets, bidirectional: {bidirectional}",
        "sizes": [int(bidirectional), buckets, longest],
        "distances": torch.tensor(distances),
        "buckets": torch.tensor(answers),
    }


def bias_case(seed, heads, buckets, longest, bidirectional, queries, keys, offset, dtype):
    """The bias by nn.Embedding, and attention that adds it to its scores."""
    generator = torch.Generator().manual_seed(seed)
    embedding = nn.Embedding(buckets, heads, dtype=dtype)
    with torch.no_grad():
        embedding.weight.copy_(normal(generator, buckets, heads, dtype=dtype))
    numbers = [
        [bucket(j - (offset + i), bidirectional, buckets, longest) for j in range(keys)] for i in range(queries)
    ]
    bias = torch.stack([embedding(torch.tensor(numbers))[:, :, head] for head in range(heads)])
    query = normal(generator, 2, heads, queries, 6, dtype=dtype)
    key = normal(generator, 2, heads, keys, 6, dtype=dtype)
    value = normal(generator, 2, heads, keys, 4, dtype=dtype)
    weights = torch.softmax(torch.einsum("bhqd,bhkd->bhqk", query, key) / math.sqrt(6) + bias, -1)
    output = torch.einsum("bhqk,bhkv->bhqv", weights, value)
    direction = normal(generator, *output.shape, dtype=dtype)
    (output * direction).sum().backward()
    return {
        "what": f"T5's bias, bidirectional: {bidirectional}, and attention under it",
        "sizes": [heads, buckets, longest, int(bidirectional), queries, keys, offset],
        "weight": embedding.weight,
        "bias": bias,
        "query": query,
        "key": key,
        "value": value,
        "direction": direction,
        "output": output,
        "weights": weights,
        "weight_gradient": embedding.weight.grad,
    }


def similarity_case(seed, dtype):
    generator = torch.Generator().manual_seed(seed)
    vectors = normal(generator, 2, 5, 7, dtype=dtype)
    return {
        "what": "cosine similarity of all pairs",
        "vectors": vectors,
        "cosines": torch.cosine_similarity(vectors.unsqueeze(-2), vectors.unsqueeze(-3), dim=-1),
    }


def order_case(seed):
    """PyTorch's own attention, without positions and with sinusoids, on tokens in two orders."""
    generator = torch.Generator().manual_seed(seed)
    layer = nn.MultiheadAttention(6, num_heads=1, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.copy_(normal(generator, *parameter.shape, dtype=torch.float64))
    tokens = normal(generator, 2, 5, 6, dtype=torch.float64)
    order = torch.tensor([3, 0, 4, 1, 2])
    table = torch.tensor([[sinusoid(p, f, 6) for f in range(6)] for p in range(5)], dtype=torch.float64)

    def sensitivity(positions):
        def model(x):
            return layer(x + positions, x + positions, x + positions)[0]

        return (model(tokens[:, order]) - model(tokens)[:, order]).abs().max().item()

    assert sensitivity(0) < 1e-12
    names = [f"{name}.{kind}" for kind in ("weight", "bias") for name in ("q_proj", "k_proj", "v_proj")]
    parts = [*layer.in_proj_weight.detach().chunk(3), *layer.in_proj_bias.detach().chunk(3)]
    return {
        "what": "nn.MultiheadAttention with one head: how much it notices the order of its tokens",
        "state": {
            **dict(zip(names, parts)),
            "out_proj.weight": layer.out_proj.weight,
            "out_proj.bias": layer.out_proj.bias,
        },
        "input": tokens,
        "order": order,
        "with_positions": [sensitivity(table)],
    }


def cases():
    for dtype, short in TYPES:
        yield f"03-sinusoids-even-{short}.json", sinusoid_case(301, 6, 8, 0, dtype)
        yield f"03-sinusoids-odd-{short}.json", sinusoid_case(302, 5, 7, 3, dtype)
        yield f"03-sinusoids-far-{short}.json", sinusoid_case(303, 4, 6, 100_000, dtype)
        yield f"03-learned-{short}.json", learned_case(304, 9, 6, 5, 0, dtype)
        yield f"03-learned-offset-{short}.json", learned_case(305, 9, 6, 4, 5, dtype)
        yield f"03-shaw-2d-none-{short}.json", shaw_case(306, (), 3, 5, 7, 4, 2, 0, "none", dtype)
        yield f"03-shaw-3d-additive-{short}.json", shaw_case(307, (2,), 4, 4, 7, 4, 1, 0, "additive", dtype)
        yield f"03-shaw-4d-causal-{short}.json", shaw_case(308, (2, 3), 3, 6, 5, 4, 2, 3, "causal", dtype)
        yield f"03-bias-encoder-{short}.json", bias_case(309, 3, 8, 20, True, 4, 6, 0, dtype)
        yield f"03-bias-decoder-{short}.json", bias_case(310, 3, 32, 128, False, 2, 40, 38, dtype)
        yield f"03-similarity-{short}.json", similarity_case(311, dtype)
    for bidirectional in (True, False):
        for buckets, longest in ((32, 128), (12, 10), (8, 20), (20, 100), (7, 30), (64, 128)):
            way = "both" if bidirectional else "back"
            yield f"03-buckets-{way}-{buckets}-{longest}.json", bucket_case(bidirectional, buckets, longest)
    yield "03-order.json", order_case(312)
