"""Lesson 08: the cross-entropy with smoothed labels, padding ignored, and its gradient."""
import torch
from torch.nn import functional

PADDING = 0
BATCH, LENGTH, CLASSES = 3, 5, 7


def cases():
    for dtype in (torch.float32, torch.float64):
        for smoothing in (0.0, 0.1, 0.6):
            generator = torch.Generator().manual_seed(81)
            logits = (3 * torch.randn(BATCH, LENGTH, CLASSES, generator=generator, dtype=torch.float64)).to(dtype)
            labels = torch.randint(1, CLASSES, (BATCH, LENGTH), generator=generator)
            labels[0, 3:] = PADDING
            labels[2, 1:] = PADDING
            logits.requires_grad_()
            loss = functional.cross_entropy(
                logits.flatten(0, 1), labels.flatten(), ignore_index=PADDING, label_smoothing=smoothing)
            loss.backward()
            yield f"08-smoothing-{smoothing}-{str(dtype).removeprefix('torch.')}.json", {
                "smoothing": [smoothing],
                "logits": logits,
                "labels": labels,
                "loss": loss,
                "gradient": logits.grad,
            }
