using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13.Demos;

/// <summary>
/// A language made for this demonstration, whose entropy is known. Each token follows from the two before it, by a table, with
/// probability 0.7; else it is drawn by Zipf's law. The table is drawn once, by Zipf's law too.
/// </summary>
internal sealed class MadeLanguage
{
    /// <summary>The number of different tokens.</summary>
    public const int Vocabulary = 128;

    /// <summary>The tokens of a text that are to be foretold.</summary>
    public const int Length = 32;

    private const double Kept = 0.7;

    private readonly double[] _upTo = new double[Vocabulary]; // the probability of a token or one before it
    private readonly double[] _zipf = new double[Vocabulary];
    private readonly int[,] _follows = new int[Vocabulary, Vocabulary];

    /// <summary>Draws the table.</summary>
    /// <param name="seed">What it follows from.</param>
    public MadeLanguage(int seed)
    {
        double all = Enumerable.Range(1, Vocabulary).Sum(rank => 1.0 / rank);
        double sum = 0;
        for (int i = 0; i < Vocabulary; i++)
        {
            _zipf[i] = 1 / ((i + 1) * all);
            _upTo[i] = sum += _zipf[i];
        }

        var random = new Random(seed);
        for (int a = 0; a < Vocabulary; a++)
        {
            for (int b = 0; b < Vocabulary; b++)
            {
                _follows[a, b] = Draw(random);
            }
        }
    }

    /// <summary>Fresh texts.</summary>
    /// <param name="random">What they follow from.</param>
    /// <param name="count">How many.</param>
    /// <returns>The tokens, <c>[count, length + 1]</c>.</returns>
    public Tensor Texts(Random random, int count) => tensor(Write(random, count)).view(count, Length + 1);

    /// <summary>
    /// The entropy in nats a token: the mean surprise of one who knows the table. The first token to be foretold has only one before
    /// it, and is drawn by Zipf's law.
    /// </summary>
    /// <param name="count">On how many texts it is measured.</param>
    public double Entropy(int count)
    {
        long[] tokens = Write(new Random(7), count);
        double sum = 0;
        for (int text = 0; text < count; text++)
        {
            for (int i = 1; i <= Length; i++)
            {
                int at = (text * (Length + 1)) + i;
                long next = tokens[at];
                bool follows = i > 1 && _follows[tokens[at - 2], tokens[at - 1]] == next;
                sum -= Math.Log((i > 1 ? (1 - Kept) * _zipf[next] : _zipf[next]) + (follows ? Kept : 0));
            }
        }

        return sum / (count * Length);
    }

    private long[] Write(Random random, int count)
    {
        long[] tokens = new long[count * (Length + 1)];
        for (int at = 0; at < tokens.Length; at++)
        {
            bool follows = at % (Length + 1) > 1 && random.NextDouble() < Kept;
            tokens[at] = follows ? _follows[tokens[at - 2], tokens[at - 1]] : Draw(random);
        }

        return tokens;
    }

    private int Draw(Random random)
    {
        int found = Array.BinarySearch(_upTo, random.NextDouble());
        return Math.Min(found < 0 ? ~found : found, Vocabulary - 1);
    }
}
