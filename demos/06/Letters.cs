using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Demos;

/// <summary>A few lines of text, letter by letter, and a small model that learns them.</summary>
internal static class Letters
{
    /// <summary>What it learns.</summary>
    public const string Corpus =
        "the sun is up and the cat is out. the cat sees a bird in the old tree. the bird sees the cat and sings. "
        + "the wind is in the leaves and the leaves are on the roof. a dog runs over the hill and into the town. "
        + "the dog hears the bird and the bird hears the dog. in the town there is a house with a red door. "
        + "behind the red door there is a long table. on the table there is bread and milk and a bowl of plums. "
        + "the rain comes in the night and the river is high. in the morning the boats go down to the sea. "
        + "the sea is grey and then it is blue and then it is gold. the sun is down and the cat is home. ";

    private const int Length = 64;

    private static readonly char[] s_letters = [.. Corpus.Distinct().Order()];

    /// <summary>The number of different letters.</summary>
    public static int Count => s_letters.Length;

    /// <summary>A fresh model, the same on every run.</summary>
    public static LanguageModel Model() => Fresh.Weights(new LanguageModel(Count, 96, 64, 4, 2, dropout: 0), 7);

    /// <summary>Trains a model, a step each time the next loss is asked for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="steps">The number of steps.</param>
    public static IEnumerable<double> Train(LanguageModel model, int steps)
    {
        using var generator = new Generator(8);
        using var optimizer = optim.AdamW(model.parameters(), lr: 3e-3);
        var corpus = tensor(Ids(Corpus)); // [length]
        for (int step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            var starts = randint(0, Corpus.Length - Length - 1, [10, 1], ScalarType.Int64, generator: generator);
            var pieces = corpus[starts + arange(Length + 1)]; // [batch, length + 1]
            var logits = model.call(pieces[.., ..^1], null).logits; // [batch, length, vocabulary]
            var loss = nn.functional.cross_entropy(logits.flatten(0, 1), pieces[.., 1..].flatten());
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            yield return loss.ToDouble();
        }
    }

    /// <summary>The ids of a text's letters; -1 for one that is not in <see cref="Corpus"/>.</summary>
    public static long[] Ids(string text) => [.. text.Select(letter => (long)Array.IndexOf(s_letters, letter))];

    /// <summary>The text of some ids.</summary>
    public static string Write(IEnumerable<long> ids) => string.Concat(ids.Select(id => s_letters[id]));

    /// <summary>A letter, or an underscore for a blank.</summary>
    public static string Visible(long id) => s_letters[id] == ' ' ? "_" : $"{s_letters[id]}";
}
