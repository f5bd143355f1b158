"""Lesson 05: embeddings, the stack, poolings, heads, the loss of tagging, and counted operations.

The stack is PyTorch's own TransformerEncoder, in train mode (without dropout) so that padded places are computed, too. The
operations are those that PyTorch's profiler counts while that encoder runs.
"""
import torch
from torch import nn
from torch.nn import functional
from torch.profiler import ProfilerActivity, profile

PAD, IGNORED = 0, -100


def normal(generator, *shape, dtype=torch.float32):
    return torch.randn(*shape, generator=generator, dtype=torch.float64).to(dtype)


class Encoder(nn.Module):
    def __init__(self, sizes, first, activation):
        super().__init__()
        d = sizes["d_model"]
        self.word = nn.Embedding(sizes["vocabulary"], d, padding_idx=PAD)
        self.position = nn.Embedding(sizes["max_length"], d)
        self.segment = nn.Embedding(sizes["segments"], d)
        self.embedding_norm = nn.LayerNorm(d)
        layer = nn.TransformerEncoderLayer(
            d, sizes["heads"], sizes["d_feed_forward"], 0.0, activation, batch_first=True, norm_first=first)
        self.stack = nn.TransformerEncoder(layer, sizes["layers"], nn.LayerNorm(d), enable_nested_tensor=False)

    def forward(self, tokens, segments):
        places = torch.arange(tokens.shape[1])
        hidden = self.embedding_norm(self.word(tokens) + self.position(places) + self.segment(segments))
        return self.stack(hidden, src_key_padding_mask=tokens == PAD)

    def named(self):
        """Every parameter under the name that it has in the workbook."""
        names = {
            "word.weight": "embeddings.word_embeddings.weight",
            "position.weight": "embeddings.position_embeddings.weight",
            "segment.weight": "embeddings.token_type_embeddings.weight",
            "embedding_norm.weight": "embeddings.norm.weight",
            "embedding_norm.bias": "embeddings.norm.bias",
        }
        return {names.get(name, name.removeprefix("stack.")): value for name, value in self.named_parameters()}


SIZES = {
    "vocabulary": 11, "d_model": 8, "heads": 2, "layers": 2, "d_feed_forward": 10, "max_length": 7, "segments": 3,
}


def make(generator, sizes, first, activation, dtype):
    encoder = Encoder(sizes, first, activation).to(dtype)
    with torch.no_grad():
        for name, parameter in encoder.named_parameters():
            base = 1.0 if "norm" in name and name.endswith("weight") else 0.0
            parameter.copy_(base + normal(generator, *parameter.shape, dtype=dtype) * 0.4)
    return encoder


def batch(generator, sizes, lengths):
    tokens = torch.randint(1, sizes["vocabulary"], (len(lengths), max(lengths)), generator=generator)
    for row, length in enumerate(lengths):
        tokens[row, length:] = PAD
    segments = torch.randint(0, sizes["segments"], tokens.shape, generator=generator)
    return tokens, segments


def encoder_case(seed, first, activation, dtype):
    generator = torch.Generator().manual_seed(seed)
    encoder = make(generator, SIZES, first, activation, dtype)
    tokens, segments = batch(generator, SIZES, [4, 6, 2])
    state = {name: value.detach().clone() for name, value in encoder.named().items()}
    direction = normal(generator, *tokens.shape, SIZES["d_model"], dtype=dtype)
    output = encoder(tokens, segments)
    (output * direction).sum().backward()
    return {
        "what": f"nn.TransformerEncoder on summed embeddings, norm_first={first}, {activation}",
        "sizes": list(SIZES.values()),
        "state": state,
        "tokens": tokens,
        "segments": segments,
        "direction": direction,
        "output": output,
        "gradients": {name: value.grad for name, value in encoder.named().items()},
    }


def heads_case(seed, dtype):
    generator = torch.Generator().manual_seed(seed)
    d, classes = SIZES["d_model"], 3
    encoder = make(generator, SIZES, True, "gelu", dtype)
    tokens, segments = batch(generator, SIZES, [4, 6, 2])
    real = tokens != PAD
    hidden = encoder(tokens, segments)
    keep = real.unsqueeze(-1)
    proj, context = nn.Linear(d, d, dtype=dtype), normal(generator, d, dtype=dtype)
    dense, out_proj = nn.Linear(d, d, dtype=dtype), nn.Linear(d, classes, dtype=dtype)
    guess, norm, bias = nn.Linear(d, d, dtype=dtype), nn.LayerNorm(d, dtype=dtype), normal(
        generator, SIZES["vocabulary"], dtype=dtype)
    with torch.no_grad():
        for layer in (proj, dense, out_proj, guess, norm):
            for parameter in layer.parameters():
                parameter.copy_(normal(generator, *parameter.shape, dtype=dtype) * 0.5)

    weights = torch.softmax((torch.tanh(proj(hidden)) @ context).masked_fill(~real, -torch.inf), -1)
    pooled = {
        "cls": hidden[:, 0],
        "mean": torch.stack([row[kept].mean(0) for row, kept in zip(hidden, real)]),
        "max": torch.stack([row[kept].max(0).values for row, kept in zip(hidden, real)]),
        "attention": (weights.unsqueeze(-1) * hidden).sum(1),
    }
    guesses = functional.linear(norm(functional.gelu(guess(hidden))), encoder.word.weight, bias)
    labels = torch.where(real & (torch.rand(tokens.shape, generator=generator) < 0.6), tokens, IGNORED)
    return {
        "what": "poolings, the classifier's head, the masked language model's head, and cross-entropy with ignored labels",
        "sizes": list(SIZES.values()),
        "tokens": tokens,
        "segments": segments,
        "encoder": {name: value.detach().clone() for name, value in encoder.named().items()},
        "pooling": {"proj.weight": proj.weight, "proj.bias": proj.bias, "context": context},
        "head": {
            "dense.weight": dense.weight,
            "dense.bias": dense.bias,
            "out_proj.weight": out_proj.weight,
            "out_proj.bias": out_proj.bias,
        },
        "guess": {
            "dense.weight": guess.weight,
            "dense.bias": guess.bias,
            "norm.weight": norm.weight,
            "norm.bias": norm.bias,
            "bias": bias,
        },
        "hidden": hidden,
        "weights": weights,
        "pooled": pooled,
        "logits": {name: out_proj(torch.tanh(dense(each))) for name, each in pooled.items()},
        "guesses": guesses,
        "labels": labels,
        "loss": nn.CrossEntropyLoss(ignore_index=IGNORED)(guesses.flatten(0, 1), labels.flatten()),
    }


def costs_case(seed, sizes, rows, length):
    generator = torch.Generator().manual_seed(seed)
    encoder = make(generator, sizes, True, "gelu", torch.float32)
    tokens, segments = batch(generator, sizes, [length] * rows)
    with profile(activities=[ProfilerActivity.CPU], record_shapes=True, with_flops=True) as run:
        encoder(tokens, segments)
    counted = {"linear": 0, "attention": 0}
    kinds = {"aten::addmm": "linear", "aten::mm": "linear", "aten::bmm": "attention", "aten::baddbmm": "attention"}
    for event in run.key_averages(group_by_input_shape=True):
        if event.key in kinds:
            counted[kinds[event.key]] += int(event.flops)
    return {
        "what": "operations in matrix products, counted by torch.profiler, and parameters",
        "sizes": list(sizes.values()),
        "batch": [rows, length],
        "flops": [counted["linear"], counted["attention"]],
        "parameters": [sum(parameter.numel() for parameter in encoder.parameters())],
    }


def cases():
    seed = 500
    for dtype, short in ((torch.float32, "float32"), (torch.float64, "float64")):
        for first, activation in ((False, "relu"), (True, "gelu")):
            seed += 1
            name = f"05-encoder-{'pre' if first else 'post'}-{activation}-{short}.json"
            yield name, encoder_case(seed, first, activation, dtype)
        yield f"05-heads-{short}.json", heads_case(seed + 10, dtype)
    yield "05-costs-small.json", costs_case(520, SIZES, 3, 6)
    larger = {
        "vocabulary": 50, "d_model": 24, "heads": 4, "layers": 3, "d_feed_forward": 40, "max_length": 30, "segments": 2,
    }
    yield "05-costs-larger.json", costs_case(521, larger, 2, 29)
