"""Lesson 04: layer norm, activations and encoder blocks by PyTorch's own modules; the analysis of attention by torch's
functions and plain loops, in another way than the solutions.

The encoder layers stay in training mode, with a dropout of 0: in eval mode PyTorch may take another path through fused
kernels, which gives no gradients.
"""
import math

import torch
from torch import nn
from torch.nn import functional

FLOATS = ((torch.float32, "float32"), (torch.float64, "float64"))
ACTIVATIONS = {
    "relu": functional.relu,
    "gelu": functional.gelu,
    "gelu-tanh": lambda values: functional.gelu(values, approximate="tanh"),
}
BATCH, LENGTH, WIDTH, HEADS, BETWEEN = 2, 5, 12, 3, 20


def normal(generator, *shape, dtype=torch.float32):
    return torch.randn(*shape, generator=generator, dtype=torch.float64).to(dtype)


def fill(module, generator):
    """Every parameter gets values of its own: fresh norms, for one, would change nothing."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(normal(generator, *parameter.shape, dtype=parameter.dtype) * 0.3)


def norm_case(seed, eps, dtype):
    generator = torch.Generator().manual_seed(seed)
    norm = nn.LayerNorm(7, eps=eps, dtype=dtype)
    fill(norm, generator)
    tokens = normal(generator, 2, 3, 7, dtype=dtype) * 3 + 2
    tokens[1, 2] = 4  # equal features: a variance of 0
    tokens.requires_grad_()
    direction = normal(generator, 2, 3, 7, dtype=dtype)
    output = norm(tokens)
    (output * direction).sum().backward()
    return {
        "what": "nn.LayerNorm",
        "eps": [eps],
        "state": dict(norm.state_dict()),
        "input": tokens,
        "direction": direction,
        "output": output,
        "normal": functional.layer_norm(tokens, (7,), eps=eps),
        "input_gradient": tokens.grad,
        "weight_gradient": norm.weight.grad,
        "bias_gradient": norm.bias.grad,
    }


def activation_case(dtype):
    values = torch.cat([torch.linspace(-6, 6, 49, dtype=torch.float64), torch.tensor([-30.0, -1e-3, 1e-3, 30.0])])
    case = {"what": "relu, gelu and gelu by tanh", "input": values.to(dtype)}
    for name, function in ACTIVATIONS.items():
        leaf = case["input"].clone().requires_grad_()
        output = function(leaf)
        output.sum().backward()
        case[name] = output
        case[f"{name}_gradient"] = leaf.grad
    return case


def masks(kind, generator, dtype):
    """PyTorch's two masks, in which true means hidden, and this workbook's one, in which true means may attend."""
    hidden = torch.zeros(BATCH, LENGTH, dtype=torch.bool)
    hidden[0, 3:] = True
    future = torch.ones(LENGTH, LENGTH, dtype=torch.bool).triu(1)
    if kind == "none":
        return None, None, None
    if kind == "causal":
        return future, None, ~future
    if kind == "padding":
        return None, hidden, ~hidden[:, None, None, :]
    if kind == "both":
        return future, hidden, ~(future | hidden[:, None, None, :])
    bias = normal(generator, LENGTH, LENGTH, dtype=dtype)
    return bias, None, bias


def block_case(seed, first, activation, mask_kind, dtype):
    generator = torch.Generator().manual_seed(seed)
    block = nn.TransformerEncoderLayer(
        WIDTH, HEADS, BETWEEN, dropout=0.0, activation=ACTIVATIONS[activation], batch_first=True, norm_first=first,
        dtype=dtype)
    fill(block, generator)
    tokens = normal(generator, BATCH, LENGTH, WIDTH, dtype=dtype).requires_grad_()
    direction = normal(generator, BATCH, LENGTH, WIDTH, dtype=dtype)
    attention_mask, padding, mask = masks(mask_kind, generator, dtype)
    output = block(tokens, src_mask=attention_mask, src_key_padding_mask=padding)
    (output * direction).sum().backward()
    seen = block.norm1(tokens) if first else tokens
    _, weights = block.self_attn(
        seen, seen, seen, attn_mask=attention_mask, key_padding_mask=padding, average_attn_weights=False)
    return {
        "what": f"nn.TransformerEncoderLayer, norm_first={first}, {activation}, mask: {mask_kind}",
        "heads": [HEADS],
        "state": dict(block.state_dict()),
        "input": tokens,
        **({} if mask is None else {"mask": mask}),
        "direction": direction,
        "output": output,
        "weights": weights,
        "input_gradient": tokens.grad,
        "gradients": {name: parameter.grad for name, parameter in block.named_parameters()},
    }


def analysis_case(seed, dtype):
    generator = torch.Generator().manual_seed(seed)
    scores = normal(generator, 2, 3, 5, 5, dtype=dtype) * 2
    scores = scores.masked_fill(torch.ones(5, 5, dtype=torch.bool).triu(1), -math.inf)
    weights = torch.softmax(scores, dim=-1)
    weights[1, :, 3:] = 0  # queries that look at nothing
    looking = [(0, query) for query in range(5)] + [(1, query) for query in range(3)]
    entropies, distances = [], []
    for head in range(3):
        rows = [weights[batch, head, query] for batch, query in looking]
        entropies.append(sum(torch.special.entr(row).sum() for row in rows) / len(rows))
        far = [abs(query - key) * weights[batch, head, query, key] for batch, query in looking for key in range(5)]
        distances.append(sum(far) / len(looking))
    flat = weights.flatten(2)
    similarity = functional.cosine_similarity(flat[:, :, None], flat[:, None], dim=-1).mean(0)
    return {
        "what": "entropy, distance and similarity of heads",
        "weights": weights,
        "entropy": torch.stack(entropies),
        "distance": torch.stack(distances),
        "similarity": similarity,
    }


def cases():
    kinds = [("relu", "none"), ("gelu", "causal"), ("gelu-tanh", "padding"), ("relu", "bias"), ("gelu", "both")]
    seed = 400
    for dtype, short in FLOATS:
        yield f"04-norm-{short}.json", norm_case(seed + 90, 1e-5, dtype)
        yield f"04-activations-{short}.json", activation_case(dtype)
        yield f"04-analysis-{short}.json", analysis_case(seed + 91, dtype)
        for first, place in ((False, "post"), (True, "pre")):
            for activation, mask in kinds if dtype == torch.float32 else kinds[1:3]:
                seed += 1
                yield f"04-block-{place}-{activation}-{mask}-{short}.json", block_case(
                    seed, first, activation, mask, dtype)
    yield "04-norm-large-eps-float32.json", norm_case(495, 0.1, torch.float32)
