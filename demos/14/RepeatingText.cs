using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Demos;

/// <summary>
/// Texts that repeat: after some random tokens a random segment, again and again. Segments have many lengths, so that looking back by a
/// fixed distance is of no use.
/// </summary>
internal static class RepeatingText
{
    public const int Vocabulary = 64;
    public const int Length = 64;
    public const int Segment = 20; // of the texts that are tested on

    private const int Shortest = 6;
    private const int Longest = 28;
    private const int LongestBefore = 11;

    /// <summary>Texts to learn from, <c>[count, Length]</c>.</summary>
    public static Tensor Learn(Random random, int count)
    {
        long[,] ids = new long[count, Length];
        for (int row = 0; row < count; row++)
        {
            int before = random.Next(LongestBefore + 1);
            int segment = random.Next(Shortest, Longest + 1);
            for (int i = 0; i < Length; i++)
            {
                ids[row, i] = i < before + segment ? random.Next(Vocabulary) : ids[row, i - segment];
            }
        }

        return tensor(ids);
    }

    /// <summary>Texts to test on: different tokens, and the same again, three times in all, <c>[count, 3 · Segment]</c>.</summary>
    public static Tensor Test(int count)
    {
        var random = new Random(99);
        long[,] ids = new long[count, 3 * Segment];
        for (int row = 0; row < count; row++)
        {
            int[] segment = [.. Enumerable.Range(0, Vocabulary).OrderBy(_ => random.Next()).Take(Segment)];
            for (int i = 0; i < 3 * Segment; i++)
            {
                ids[row, i] = segment[i % Segment];
            }
        }

        return tensor(ids);
    }
}
