"""
PyTorch's own modules at the sizes of the benchmarks here: the encoder block in training and in use, and attention at lengths
64 to 2048, with its memory. One thread, as there. Beside it, run `dotnet run -c Release --project benchmarks -- training` (and
`forward`, `attention`, `attention-memory`).

    python3 benchmarks/pytorch.py
"""

import os
import statistics
import subprocess
import sys
import time

import torch
from torch import nn

CALLS, WARM_UP, ROUNDS = 8, 1, 20
SECONDS = 8  # where a call is slow, there are fewer rounds
LENGTHS = [64, 128, 256, 512, 1024, 2048]


def milliseconds(call):
    """The mean and spread of a call over rounds of several calls, the first rounds left out."""
    begin, rounds = time.perf_counter(), []
    for _ in range(WARM_UP + ROUNDS):
        start = time.perf_counter()
        calls = CALLS if start - begin < SECONDS / 4 else 1
        for _ in range(calls):
            call()
        rounds.append(1000 * (time.perf_counter() - start) / calls)
        if time.perf_counter() - begin > SECONDS and len(rounds) > WARM_UP + 2:
            break
    return statistics.mean(rounds[WARM_UP:]), statistics.stdev(rounds[WARM_UP:])


def block(width):
    return nn.TransformerEncoderLayer(width, width // 64, 4 * width, dropout=0.1, batch_first=True), torch.randn(16, 64, width)


def training_step(width):
    layer, tokens = block(width)
    optimizer = torch.optim.SGD(layer.parameters(), lr=1e-3)

    def step():
        optimizer.zero_grad()
        layer(tokens).square().mean().backward()
        optimizer.step()

    return step


def forward(width):
    layer, tokens = block(width)
    layer.eval()

    def call():
        # PyTorch has a kernel of its own for whole layers in use; "fast path" in its documentation.
        with torch.inference_mode():
            layer(tokens)

    return call


def attention(length):
    layer, tokens = nn.MultiheadAttention(128, 4, batch_first=True), torch.randn(1, length, 128)
    layer.eval()

    def call():
        with torch.inference_mode():
            layer(tokens, tokens, tokens)

    return call


def resident(which):
    """Bytes of memory that this process holds, VmRSS, or has held at most, VmHWM."""
    with open("/proc/self/status", encoding="ascii") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith(which))


def memory(length):
    """In a process of its own: what one call adds at most to what was there. Importing PyTorch took more; that peak is forgotten."""
    attention(8)()
    call = attention(length)
    with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
        file.write("5")
    before = resident("VmRSS")
    call()
    print(max(0, resident("VmHWM") - before))


def main():
    print(f"PyTorch {torch.__version__}, one thread; mean ± standard deviation")
    for title, make, sizes in [
        ("TransformerEncoderLayer, training step, by width", training_step, [64, 128, 256, 512]),
        ("TransformerEncoderLayer, forward, by width", forward, [64, 128, 256, 512]),
        ("MultiheadAttention, forward, by length", attention, LENGTHS),
    ]:
        print(title)
        for size in sizes:
            torch.manual_seed(4)
            mean, spread = milliseconds(make(size))
            print(f"  {size:6}  {mean:9.3f} ms ± {spread:.3f}", flush=True)
    print("MultiheadAttention, memory that one call takes at most, by length")
    for length in LENGTHS:
        child = subprocess.run(
            [sys.executable, __file__, "memory", str(length)],
            env=os.environ | {"MALLOC_MMAP_THRESHOLD_": "65536"},
            check=True,
            capture_output=True,
            text=True,
        )
        print(f"  {length:6}  {int(child.stdout) / 1e6:9.1f} MB", flush=True)


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1:2] == ["memory"]:
        memory(int(sys.argv[2]))
    else:
        main()
