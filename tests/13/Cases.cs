using Katas.Lesson09;

namespace Katas.Lesson13.Tests;

/// <summary>What tests and probes are made on.</summary>
internal static class Cases
{
    /// <summary>
    /// A small Llama. Attention: 20 · 8 · (6 + 2 + 2 + 6) = 2,560 a block; MLP: 3 · 20 · 28 = 1,680; head: 31 · 20 = 620.
    /// </summary>
    public static ModelConfig Small { get; } = KnownModels.Llama with
    {
        Vocabulary = 31, Layers = 3, Width = 20, Heads = 6, KeyHeads = 2, HeadSize = 8, Hidden = 28,
    };

    /// <summary>The law that the made runs follow.</summary>
    public static ChinchillaLaw Law { get; } = new(1.8, 480, 0.35, 2100, 0.37);

    /// <summary>The runs of a law, and noise in the logarithm of their losses.</summary>
    public static TrainingRun[] Made(int count, int seed, double noise = 0.01)
    {
        var random = new Random(seed);
        return [.. Exact(count).Select(run => run with { Loss = run.Loss * Math.Exp(noise * Normal()) })];

        double Normal() => // Box and Muller
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    /// <summary>Runs of five sizes, and six numbers of tokens each.</summary>
    public static TrainingRun[] Exact(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            double parameters = 5e7 * Math.Pow(3, i % 5);
            double tokens = 4e8 * Math.Pow(2.5, i / 5 % 6) * (1 + (0.01 * (i / 30)));
            return Run(parameters, tokens, Law.Loss(parameters, tokens));
        }),
    ];

    /// <summary>A run of a size, a number of tokens and a loss.</summary>
    public static TrainingRun Run(double parameters, double tokens, double loss) =>
        new(parameters, 6 * parameters * tokens, loss);
}
