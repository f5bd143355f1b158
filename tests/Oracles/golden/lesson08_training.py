"""Lesson 08, tasks 7 to 11: PyTorch's optimisers, schedulers, clipping and losses.

Each optimiser goes several steps with gradients of very different sizes, one of them always 0, and with another
learning rate in each step. The training steps are those of a small model on one large batch; the lesson gives the same
batch in parts.
"""
import math
import warnings

import torch
from torch import nn, optim
from torch.nn import functional

FLOATS = ((torch.float32, "float32"), (torch.float64, "float64"))
STEPS, VOCABULARY, WIDTH = 8, 7, 5

warnings.filterwarnings("ignore", category=UserWarning)  # schedulers are asked without an optimiser's step between


def adam_case(seed, decoupled, options, dtype):
    generator = torch.Generator().manual_seed(seed)
    weights = nn.Parameter(torch.randn(3, 4, generator=generator, dtype=torch.float64).to(dtype))
    start = weights.detach().clone()
    optimizer = (optim.AdamW if decoupled else optim.Adam)([weights], lr=1.0, **options)
    gradients, rates, after = [], [], []
    for step in range(STEPS):
        gradient = torch.randn(3, 4, generator=generator, dtype=torch.float64) * 10.0 ** (step % 5 - 3)
        gradient[1, 2] = 0
        gradients.append(gradient.to(dtype))
        rates.append(0.1 / (1 + step))
        optimizer.param_groups[0]["lr"] = rates[-1]
        weights.grad = gradients[-1].clone()
        optimizer.step()
        after.append(weights.detach().clone())
    state = optimizer.state[weights]
    return {
        "what": "torch.optim." + type(optimizer).__name__,
        "beta1": [options["betas"][0]],
        "beta2": [options["betas"][1]],
        "epsilon": [options["eps"]],
        "decay": [options["weight_decay"]],
        "start": start,
        "gradients": gradients,
        "rates": rates,
        "weights": after,
        "first": state["exp_avg"],
        "second": state["exp_avg_sq"],
    }


def rates_of(scheduler, optimizer, steps):
    rates = []
    for _ in range(steps):
        rates.append(optimizer.param_groups[0]["lr"])
        scheduler.step()
    return rates


def cosine_case(peak, warmup, total, floor):
    optimizer = optim.SGD([nn.Parameter(torch.zeros(1))], lr=peak)
    schedulers = [
        optim.lr_scheduler.LinearLR(optimizer, start_factor=1 / warmup, total_iters=warmup - 1),
        optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=total - warmup, eta_min=floor),
    ]
    scheduler = optim.lr_scheduler.SequentialLR(optimizer, schedulers, milestones=[warmup - 1])
    return {
        "what": "LinearLR, then CosineAnnealingLR",
        "peak": [peak],
        "warmup": [warmup],
        "total": [total],
        "floor": [floor],
        "rates": rates_of(scheduler, optimizer, total),
    }


def paper_case(d_model, warmup, steps):
    optimizer = optim.SGD([nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = optim.lr_scheduler.LambdaLR(
        optimizer, lambda epoch: d_model ** -0.5 * min((epoch + 1) ** -0.5, (epoch + 1) * warmup ** -1.5))
    return {
        "what": "LambdaLR with equation 3 of Vaswani et al. 2017",
        "d_model": [d_model],
        "warmup": [warmup],
        "rates": rates_of(scheduler, optimizer, steps),
    }


def clip_case(seed, most, dtype):
    generator = torch.Generator().manual_seed(seed)
    parameters = [nn.Parameter(torch.zeros(*shape, dtype=dtype)) for shape in ((3, 4), (3,), (2, 3), (2,))]
    for number, parameter in enumerate(parameters):
        parameter.grad = torch.randn(*parameter.shape, generator=generator, dtype=torch.float64).to(dtype) * 3 ** number
    before = [parameter.grad.clone() for parameter in parameters]
    norm = nn.utils.clip_grad_norm_(parameters, most)
    return {
        "what": "nn.utils.clip_grad_norm_",
        "most": [most],
        "before": before,
        "after": [parameter.grad for parameter in parameters],
        "norm": [norm.item()],
    }


class Model(nn.Module):
    """The toy model of the suite: a vector for each token, and a linear map."""

    def __init__(self, dtype):
        super().__init__()
        self.tokens = nn.Embedding(VOCABULARY, WIDTH, dtype=dtype)
        self.scores = nn.Linear(WIDTH, VOCABULARY, dtype=dtype)
        self.unused = nn.Linear(2, 3, dtype=dtype)

    def forward(self, inputs):
        return self.scores(self.tokens(inputs))


def steps_case(seed, smoothing, dtype):
    generator = torch.Generator().manual_seed(seed)
    model = Model(dtype)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.randn(*parameter.shape, generator=generator, dtype=torch.float64))
    start = {name: value.clone() for name, value in model.state_dict().items()}
    optimizer = optim.AdamW(model.parameters(), lr=1.0, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.1)
    shapes, inputs, labels = ((2, 4), (1, 3), (3, 5)), [], []
    losses, norms, after = [], [], []
    for shape in shapes:
        inputs.append(torch.randint(1, VOCABULARY, shape, generator=generator))
        labels.append(torch.randint(0, VOCABULARY, shape, generator=generator))  # 0 is padding
    for step in range(4):
        optimizer.param_groups[0]["lr"] = 0.05 * (step + 1) / 4
        optimizer.zero_grad()
        logits = torch.cat([model(part).flatten(0, 1) for part in inputs])
        loss = functional.cross_entropy(
            logits, torch.cat([part.flatten() for part in labels]), ignore_index=0, label_smoothing=smoothing)
        loss.backward()
        used = [parameter for parameter in model.parameters() if parameter.grad is not None]
        norms.append(nn.utils.clip_grad_norm_(used, 0.5).item())
        losses.append(loss.item())
        optimizer.step()
        after.append(torch.cat([parameter.detach().flatten() for parameter in model.parameters()]))
    with torch.no_grad():
        logits = torch.cat([model(part).flatten(0, 1) for part in inputs])
        targets = torch.cat([part.flatten() for part in labels])
        real = targets != 0
        loss = functional.cross_entropy(logits[real], targets[real]).item()
        accuracy = (logits[real].argmax(-1) == targets[real]).double().mean().item()
    return {
        "what": "four steps of AdamW on one large batch, clipped to 0.5, and the evaluation after them",
        "smoothing": [smoothing],
        "state": start,
        "inputs": inputs,
        "labels": labels,
        "losses": losses,
        "norms": norms,
        "weights": after,
        "loss": [loss],
        "accuracy": [accuracy],
        "perplexity": [math.exp(loss)],
    }


ADAM = {
    "paper": (False, dict(betas=(0.9, 0.98), eps=1e-9, weight_decay=0)),
    "default": (False, dict(betas=(0.9, 0.999), eps=1e-8, weight_decay=0)),
    "epsilon": (False, dict(betas=(0.5, 0.7), eps=0.1, weight_decay=0)),
    "decoupled": (True, dict(betas=(0.9, 0.98), eps=1e-9, weight_decay=0.3)),
}


def cases():
    for dtype, name in FLOATS:
        for number, (variant, (decoupled, options)) in enumerate(ADAM.items()):
            yield f"08-adam-{variant}-{name}.json", adam_case(80 + number, decoupled, options, dtype)
        for number, most in enumerate((0.5, 10.0, 1000.0)):
            yield f"08-clip-{most:.0f}-{name}.json", clip_case(90 + number, most, dtype)
        for number, smoothing in enumerate((0.0, 0.1)):
            yield f"08-steps-{smoothing}-{name}.json", steps_case(95 + number, smoothing, dtype)
    yield "08-rates-cosine-10-50.json", cosine_case(0.001, 10, 50, 0.0)
    yield "08-rates-cosine-4-9.json", cosine_case(0.8, 4, 9, 0.1)
    yield "08-rates-paper-512.json", paper_case(512, 40, 200)
    yield "08-rates-paper-16.json", paper_case(16, 5, 30)
