"""Lesson 08: a vocabulary by collections.Counter, and byte-pair merges the slow way.

The merges follow section 3.2 of Sennrich et al. 2016: count all pairs of neighbours anew, merge the most frequent one
everywhere, and again. What the paper leaves open, which of equally frequent pairs comes first, is settled as in the
lesson: the smaller one.
"""
import collections
import pathlib

DATA = pathlib.Path(__file__).resolve().parents[3] / "data"


def words():
    lines = (DATA / "lesson05-sentiment-train.tsv").read_text(encoding="utf-8").splitlines()[1:400]
    french = "où est l’école ? l'été à Noël, là-bas : ça va où ? Élève, élève… déjà là"
    return [word for line in lines for word in line.split("\t")[0].split(" ")] + french.split(" ")


def neighbours(pieces):
    """How often each pair of neighbours stands in a text of these pieces."""
    counts = collections.Counter()
    for symbols, frequency in pieces:
        for pair in zip(symbols, symbols[1:]):
            counts[pair] += frequency
    return counts


def merged(symbols, pair):
    """The symbols with each place where the pair stands made one symbol, from the left."""
    result = []
    for symbol in symbols:
        if result and not result[-1][1] and (result[-1][0], symbol) == pair:
            result[-1] = (result[-1][0] + symbol, True)
        else:
            result.append((symbol, False))
    return [symbol for symbol, _ in result]


def cases():
    text = words()
    counts = collections.Counter(text)
    for least, most in ((1, 10_000), (3, 100)):
        frequent = sorted((-count, word) for word, count in counts.items() if count >= least)
        yield f"08-vocabulary-{least}.json", {
            "limits": [least, most],
            "text": text,
            "tokens": ["<pad>", "<unk>", "<s>", "</s>"] + [word for _, word in frequent][: most - 4],
        }

    pieces = [([*word, "$"], count) for word, count in counts.items()]
    merges = []
    while len(merges) < 400:
        pairs = neighbours(pieces)
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        if pairs[best] < 2:
            break
        pieces = [(merged(symbols, best), frequency) for symbols, frequency in pieces]
        merges.append(" ".join(best))
    yield "08-merges.json", {
        "pieces": [f"{word}$" for word in counts],
        "counts": list(counts.values()),
        "merges": merges,
    }
