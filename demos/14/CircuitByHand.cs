using Katas.Lesson09;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Demos;

/// <summary>
/// An induction circuit whose weights were not learned but written down: two blocks of one head. A vector has four rooms: which word,
/// where, which word before, and what comes next. The first head fetches the word before; the second looks for places where that is the
/// word it stands on, and takes the word from there. The texts' words are the vocabulary.
/// </summary>
internal sealed class CircuitByHand
{
    private const int LongestText = 20;
    private const double Sharp = 12; // how much a match raises a score
    private const string Start = "·"; // stands before the text, so that its first word has one before it

    private CircuitByHand(string[] words, string[] vocabulary, TransformerModel model)
    {
        (Words, Vocabulary, Model) = (words, vocabulary, model);
        Ids = tensor(words.Select(word => (long)Array.IndexOf(vocabulary, word)).ToArray()).unsqueeze(0); // [1, length]
    }

    public string[] Words { get; }

    public string[] Vocabulary { get; }

    public Tensor Ids { get; }

    public TransformerModel Model { get; }

    /// <summary>Reads what was typed.</summary>
    /// <exception cref="FormatException">There are too few or too many words, or none comes twice.</exception>
    public static CircuitByHand Of(string text)
    {
        string[] words = Read(text);
        string[] vocabulary = [.. words.Distinct()];
        return new CircuitByHand(words, vocabulary, Build(words.Length, vocabulary.Length));
    }

    /// <summary>Two texts of the same length, read by the same model.</summary>
    /// <exception cref="FormatException">They are not as long as each other, or one is not as it should be.</exception>
    public static (CircuitByHand One, CircuitByHand Other) Pair(string one, string other)
    {
        var (first, second) = (Read(one), Read(other));
        if (first.Length != second.Length)
        {
            throw new FormatException($"One text has {first.Length - 1} words, the other {second.Length - 1}; expected as many.");
        }

        string[] vocabulary = [.. first.Concat(second).Distinct()];
        var model = Build(first.Length, vocabulary.Length);
        return (new CircuitByHand(first, vocabulary, model), new CircuitByHand(second, vocabulary, model));
    }

    private static string[] Read(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 3 or > LongestText)
        {
            throw new FormatException($"There are {words.Length} words in it; expected three to {LongestText}.");
        }

        if (words.Distinct().Count() == words.Length || words.Contains(Start))
        {
            throw new FormatException("No word comes twice in it; expected one that does, so that there is something to look back to.");
        }

        return [Start, .. words];
    }

    private static TransformerModel Build(int length, int vocabulary)
    {
        int size = Math.Max(length, vocabulary);
        var (word, place, before, next) = (0, vocabulary, vocabulary + length, (2 * vocabulary) + length); // where each room begins
        var model = new TransformerModel(new ModelConfig
        {
            Vocabulary = vocabulary,
            Layers = 2,
            Width = (3 * vocabulary) + length,
            Heads = 1,
            HeadSize = size,
            Norm = NormKind.None,
            FinalNorm = false,
            Mlp = MlpKind.None,
            Positions = PositionKind.Learned,
            MaxPositions = length,
        });
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var parameter in model.parameters())
        {
            parameter.zero_();
        }

        void Join(string name, int row, int column, int count, double value = 1)
        {
            var weight = model.state_dict()[name];
            for (int i = 0; i < count; i++)
            {
                weight[row + i, column + i] = value;
            }
        }

        double sharp = Sharp * Math.Sqrt(size);
        Join("tokens.weight", 0, word, vocabulary);
        Join("positions.weight", 0, place, length);
        Join("blocks.0.attention.query.weight", 0, place + 1, length - 1, sharp); // asks for the place before its own
        Join("blocks.0.attention.key.weight", 0, place, length);
        Join("blocks.0.attention.value.weight", 0, word, vocabulary);
        Join("blocks.0.attention.output.weight", before, 0, vocabulary);
        Join("blocks.1.attention.query.weight", 0, word, vocabulary, sharp); // asks for the word that it stands on
        Join("blocks.1.attention.key.weight", 0, before, vocabulary);
        Join("blocks.1.attention.value.weight", 0, word, vocabulary);
        Join("blocks.1.attention.output.weight", next, 0, vocabulary);
        Join("head.weight", 0, word, vocabulary, 2); // until somebody knows better, the word itself
        Join("head.weight", 0, next, vocabulary, 6);
        return model;
    }
}
