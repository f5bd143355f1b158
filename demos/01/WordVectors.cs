using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01.Demos;

/// <summary>Hand-made vectors for a few words: what each is found by, and what it looks for.</summary>
internal sealed class WordVectors
{
    private readonly Dictionary<(string Word, string Part), float[]> _vectors = [];

    private WordVectors(string[] features) => Features = features;

    /// <summary>The meanings of a vector's numbers.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>The words that can both look and be found.</summary>
    public IEnumerable<string> Words => _vectors.Keys.Select(entry => entry.Word).Distinct().Where(Knows);

    /// <summary>
    /// Reads a table: a line of headings, then word, part (key or query) and a number for each feature.
    /// </summary>
    /// <exception cref="FormatException">A line does not fit the headings.</exception>
    public static WordVectors Read(string path)
    {
        string[][] lines =
            [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
        var words = new WordVectors(lines[0][2..]);
        foreach (string[] line in lines[1..])
        {
            if (line.Length != lines[0].Length)
            {
                throw new FormatException(
                    $"{path}: \"{string.Join(' ', line)}\" has {line.Length} columns; expected {lines[0].Length}.");
            }

            words._vectors[(line[0], line[1])] =
                [.. line[2..].Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
        }

        return words;
    }

    /// <summary>Whether a word can both look and be found.</summary>
    public bool Knows(string word) => _vectors.ContainsKey((word, "query")) && _vectors.ContainsKey((word, "key"));

    /// <summary>What the words look for, <c>[word, feature]</c>.</summary>
    public Tensor Queries(IEnumerable<string> words) => Stack(words, "query");

    /// <summary>What the words are found by, <c>[word, feature]</c>.</summary>
    public Tensor Keys(IEnumerable<string> words) => Stack(words, "key");

    private Tensor Stack(IEnumerable<string> words, string part) =>
        stack([.. words.Select(word => tensor(_vectors[(word, part)]))]); // a [feature] for each word → [word, feature]
}
