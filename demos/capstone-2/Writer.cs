using Katas.Lesson08;
using Katas.Lesson09;
using Katas.Lesson09.Demos;

namespace Katas.Capstone2;

/// <summary>Lets the model write: the likeliest word, one after the other.</summary>
internal static class Writer
{
    private const int LongestAnswer = 12;
    private const int Beginning = 8;
    private const int Continued = 24;

    /// <summary>The answer to a question.</summary>
    public static string Answer(Library library, TransformerModel model, Asked asked) =>
        library.Decode(Write(model, library.Format.Prompt(asked.Values), LongestAnswer));

    /// <summary>The first words of a passage, and how the model goes on.</summary>
    public static string Continue(Library library, TransformerModel model, string passage)
    {
        long[] start = [.. library.Encode(passage).Take(Beginning)];
        return $"{library.Decode(start)} … {library.Decode(Write(model, start, Continued))}";
    }

    private static List<long> Write(TransformerModel model, IReadOnlyList<long> start, int most) =>
        LikeliestTokens.Write(model, start, most, Vocabulary.EndId);
}
