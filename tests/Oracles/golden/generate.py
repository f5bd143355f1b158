#!/usr/bin/env python3
"""Computes the golden files beside this script with PyTorch: answers that nobody here wrote.

    python3 generate.py           writes every file
    python3 generate.py --check   computes them again and compares; exit code 1 if one differs

The parts, lessonNN.py and lessonNN_topic.py, each have `cases()`: pairs of a file name and a dictionary of tensors,
numbers and texts. All numbers come from seeded generators, so that two runs give the same bytes. Written with PyTorch
1.13; other versions may differ in the last digits (then --check says so, and the tests, which allow for rounding, still
hold).
"""
import argparse
import importlib
import json
import math
import pathlib
import sys

import torch

FOLDER = pathlib.Path(__file__).resolve().parent
SPECIAL = {math.inf: "inf", -math.inf: "-inf"}


def number(value):
    """A number as JSON can hold it; the shortest text that gives the same number back."""
    if isinstance(value, bool):
        return value
    if math.isnan(value):
        return "nan"
    return SPECIAL.get(value, value)


def plain(value):
    """Tensors become dtype, shape and values in row-major order; everything else stays what it is."""
    if isinstance(value, torch.Tensor):
        tensor = value.detach().cpu().contiguous()
        # float32 is written with 9 significant digits, enough to give the same number back; float64 needs 17.
        digits = (lambda x: float(f"{x:.9g}")) if tensor.dtype == torch.float32 else (lambda x: x)
        return {
            "dtype": str(tensor.dtype).removeprefix("torch."),
            "shape": list(tensor.shape),
            "values": [number(digits(x)) for x in tensor.flatten().tolist()],
        }
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def render(case):
    """One line a key, so that a change shows where it is."""
    lines = [f"  {json.dumps(key)}: {json.dumps(plain(value))}" for key, value in case.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def files():
    """Every golden file's name and content."""
    sys.path.insert(0, str(FOLDER))
    for part in sorted(FOLDER.glob("lesson[0-9][0-9]*.py")):
        for name, case in importlib.import_module(part.stem).cases():
            yield name, render(case)


def main():
    parser = argparse.ArgumentParser(description="Computes the golden files with PyTorch.")
    parser.add_argument("--check", action="store_true", help="compare with the files that are there, and write nothing")
    check = parser.parse_args().check
    sys.dont_write_bytecode = True
    torch.set_num_threads(1)

    wrong = []
    names = set()
    for name, content in files():
        names.add(name)
        path = FOLDER / name
        if check:
            if not path.exists() or path.read_bytes().replace(b"\r\n", b"\n") != content:
                wrong.append(name)
        else:
            path.write_bytes(content)
    wrong += sorted(f"{path.name} (nothing writes it)" for path in FOLDER.glob("*.json") if path.name not in names)

    print(f"{len(names)} golden files, PyTorch {torch.__version__}" + (f"; different: {', '.join(wrong)}" if wrong else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
