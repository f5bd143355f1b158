"""Lesson 08: a vocabulary by collections.Counter, and byte-pair merges by the code of the paper.

The merges are those of algorithm 1 of Sennrich et al. 2016: get_stats and merge_vocab. What the paper leaves open, which
of equally frequent pairs comes first, is settled as in the lesson: the smaller one.
"""
import collections
import pathlib
import re

DATA = pathlib.Path(__file__).resolve().parents[3] / "data"


def words():
    lines = (DATA / "lesson05-sentiment-train.tsv").read_text(encoding="utf-8").splitlines()[1:400]
    french = "où est l’école ? l'été à Noël, là-bas : ça va où ? Élève, élève… déjà là"
    return [word for line in lines for word in line.split("\t")[0].split(" ")] + french.split(" ")


def get_stats(vocabulary):
    pairs = collections.defaultdict(int)
    for word, frequency in vocabulary.items():
        symbols = word.split()
        for i in range(len(symbols) - 1):
            pairs[symbols[i], symbols[i + 1]] += frequency
    return pairs


def merge_vocab(pair, vocabulary):
    bigram = re.compile(r"(?<!\S)" + re.escape(" ".join(pair)) + r"(?!\S)")
    return {bigram.sub("".join(pair), word): frequency for word, frequency in vocabulary.items()}


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

    vocabulary = {" ".join(word) + " $": count for word, count in counts.items()}
    merges = []
    while len(merges) < 400:
        pairs = get_stats(vocabulary)
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        if pairs[best] < 2:
            break
        vocabulary = merge_vocab(best, vocabulary)
        merges.append(" ".join(best))
    yield "08-merges.json", {
        "pieces": [f"{word}$" for word in counts],
        "counts": list(counts.values()),
        "merges": merges,
    }
