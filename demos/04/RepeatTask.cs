using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>
/// A random word of letters, written twice. Whoever reads the second writing can foretell each letter, by looking for the
/// place where the current one stood before, and reading on from there.
/// </summary>
internal sealed class RepeatTask(ulong seed) : IDisposable
{
    public const int Letters = 20;
    public const int WordLength = 9;

    private readonly Generator _generator = new(seed);

    /// <summary>Words written twice, <c>[batch, 2 · word]</c>; no letter comes twice in a word.</summary>
    public Tensor Draw(int batch)
    {
        using var scope = NewDisposeScope();
        var order = rand(batch, Letters, generator: _generator).argsort(-1); // [batch, letter]
        var word = order[.., ..WordLength]; // [batch, word]
        return cat([word, word], 1).MoveToOuterDisposeScope(); // [batch, 2 · word]
    }

    /// <summary>The letters themselves.</summary>
    public static string[] Spell(Tensor letters) =>
        [.. letters.data<long>().Select(letter => $"{(char)('a' + letter)}")];

    public void Dispose() => _generator.Dispose();
}
