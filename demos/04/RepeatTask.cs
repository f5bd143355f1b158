using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>
/// A random word of letters, written twice. A model that reads the second copy can predict each letter by looking for
/// the place where the current one occurred before, and reading on from there.
/// </summary>
/// <param name="seed">The seed of the words.</param>
/// <param name="shortest">The fewest letters of a word.</param>
/// <param name="longest">The most letters of a word.</param>
internal sealed class RepeatTask(ulong seed, int shortest, int longest) : IDisposable
{
    public const int Letters = 20;
    public const int LongestText = 20;

    private readonly Generator _generator = new(seed);
    private readonly Random _lengths = new((int)seed);

    /// <summary>
    /// Words written twice, <c>[batch, 2 · word]</c>: all of one length; no letter comes twice in a word.
    /// </summary>
    public Tensor Draw(int batch)
    {
        using var scope = NewDisposeScope();
        var order = rand(batch, Letters, generator: _generator).argsort(-1); // [batch, letter]
        var word = order[.., .._lengths.Next(shortest, longest + 1)]; // [batch, word]
        return cat([word, word], 1).MoveToOuterDisposeScope(); // [batch, 2 · word]
    }

    /// <summary>The loss where the next letter can be known: in the second copy.</summary>
    /// <param name="logits">The guesses, <c>[batch, 2 · word, letter]</c>.</param>
    /// <param name="words">Words written twice, <c>[batch, 2 · word]</c>.</param>
    public static Tensor Loss(Tensor logits, Tensor words)
    {
        int word = (int)words.size(1) / 2;
        var guesses = logits[.., word..^1].flatten(0, 1); // [batch, word - 1, letter] → [batch · (word - 1), letter]
        var answers = words[.., (word + 1)..].flatten(); // [batch, word - 1] → [batch · (word - 1)]
        return nn.functional.cross_entropy(guesses, answers);
    }

    /// <summary>The letters themselves.</summary>
    public static string[] Spell(Tensor letters) =>
        [.. Numbers.Read(letters).Select(letter => $"{(char)('a' + (int)letter)}")];

    public void Dispose() => _generator.Dispose();
}
