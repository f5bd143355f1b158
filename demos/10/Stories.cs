using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10.Demos;

/// <summary>Lesson 08's stories as letters.</summary>
internal sealed class Stories
{
    private readonly char[] _letters;

    private Stories(string train, string heldOut)
    {
        _letters = [.. train.Concat(heldOut).Distinct().Order()];
        (Train, HeldOut) = (Encode(train), Encode(heldOut));
    }

    /// <summary>The number of different letters.</summary>
    public long Vocabulary => _letters.Length;

    /// <summary>All letters to learn from, <c>[length]</c>.</summary>
    public long[] Train { get; }

    /// <summary>All letters to be tested on.</summary>
    public long[] HeldOut { get; }

    /// <summary>Reads both files.</summary>
    /// <param name="data">The repository's <c>data</c> folder.</param>
    public static Stories Read(string data) => new(
        Text(Path.Combine(data, "lesson08-stories-train.txt")), Text(Path.Combine(data, "lesson08-stories-heldout.txt")));

    /// <summary>Letters to ids.</summary>
    public long[] Encode(string text) => [.. text.Select(letter => (long)Array.BinarySearch(_letters, letter))];

    /// <summary>Ids to letters.</summary>
    public string Decode(IEnumerable<long> ids) => string.Concat(ids.Select(id => _letters[id]));

    /// <summary>Pieces of the training text, drawn at random, <c>[batch, length]</c>.</summary>
    public Tensor Pieces(Generator generator, int batch, int length)
    {
        var starts = randint(0, Train.Length - length, [batch], ScalarType.Int64, generator: generator).data<long>();
        return stack([.. starts.Select(start => tensor(Train.AsSpan((int)start, length).ToArray()))]);
    }

    /// <summary>The held-out text in pieces of a length, one behind the other, <c>[count, length]</c>.</summary>
    public Tensor Test(int count, int length) =>
        tensor(HeldOut.AsSpan(0, count * length).ToArray()).view(count, length);

    private static string Text(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");
}
