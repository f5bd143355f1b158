using System.Text;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09.Demos;

/// <summary>A text as letters: lesson 08's stories, or one that the learner brings.</summary>
internal sealed class Stories
{
    private const int LeastHeldOut = 600;
    private const int Least = 2000;

    private readonly Rune[] _letters;

    private Stories(string name, string train, string heldOut, string beginning)
    {
        _letters = [.. train.EnumerateRunes().Concat(heldOut.EnumerateRunes()).Distinct().Order()];
        (Name, Beginning) = (name, beginning);
        (Train, HeldOut) = (Encode(train), Encode(heldOut));
    }

    /// <summary>What the text is called.</summary>
    public string Name { get; }

    /// <summary>What a model goes on with, once it has learned the text.</summary>
    public string Beginning { get; }

    /// <summary>The number of different letters.</summary>
    public long Vocabulary => _letters.Length;

    /// <summary>All letters to learn from, <c>[length]</c>.</summary>
    public long[] Train { get; }

    /// <summary>All letters to be tested on.</summary>
    public long[] HeldOut { get; }

    /// <summary>Reads both files of lesson 08's stories.</summary>
    /// <param name="data">The repository's <c>data</c> folder.</param>
    public static Stories Read(string data) => new(
        "lesson 08's stories",
        Text(Path.Combine(data, "lesson08-stories-train.txt")),
        Text(Path.Combine(data, "lesson08-stories-heldout.txt")),
        "In a quiet mill by the sea lived Zoe, ");

    /// <summary>Reads the learner's own text; its last tenth is held out.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <exception cref="DemoException">It is no text, or too short.</exception>
    public static Stories OfFile(string path)
    {
        string name = Path.GetFileName(path);
        string text = Text(path);
        if (text.Contains('\0', StringComparison.Ordinal) || text.Count(letter => letter == '\uFFFD') > text.Length / 100)
        {
            throw new DemoException($"{name} is not a text in UTF-8: expected letters, and found bytes that are none.");
        }

        Rune[] letters = [.. text.EnumerateRunes()];
        if (letters.Length < Least)
        {
            throw new DemoException(
                $"{name} has {letters.Length} letters; expected {Least} or more. The models read {Trainee.Length} letters at a time, and "
                + "are tested on a part that they have not learned from.");
        }

        int heldOut = Math.Max(LeastHeldOut, letters.Length / 10);
        string Join(IEnumerable<Rune> part) => string.Concat(part);
        return new Stories(name, Join(letters[..^heldOut]), Join(letters[^heldOut..]), Join(letters[^heldOut..^(heldOut - 40)]));
    }

    /// <summary>Letters to ids.</summary>
    /// <param name="text">The letters, all of which are somewhere in the text.</param>
    /// <exception cref="ArgumentException">One is not.</exception>
    public long[] Encode(string text) =>
    [
        .. text.EnumerateRunes().Select(letter => Array.BinarySearch(_letters, letter) is >= 0 and var id
            ? (long)id
            : throw new ArgumentException($"{letter} is nowhere in {Name}.", nameof(text))),
    ];

    /// <summary>Ids to letters.</summary>
    public string Decode(IEnumerable<long> ids) => string.Concat(ids.Select(id => _letters[id]));

    /// <summary>Pieces of the training text, drawn at random, <c>[batch, length]</c>.</summary>
    public Tensor Pieces(Generator generator, int batch, int length)
    {
        var starts = randint(0, Train.Length - length, [batch], ScalarType.Int64, generator: generator).data<long>();
        return stack([.. starts.Select(start => tensor(Train.AsSpan((int)start, length).ToArray()))]);
    }

    /// <summary>The held-out text in pieces of a length, one behind the other, <c>[count, length]</c>.</summary>
    /// <param name="most">How many at most: a short text has fewer.</param>
    /// <param name="length">The letters of a piece.</param>
    public Tensor Test(int most, int length)
    {
        int count = Math.Min(most, HeldOut.Length / length);
        return tensor(HeldOut.AsSpan(0, count * length).ToArray()).view(count, length);
    }

    private static string Text(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");
}
