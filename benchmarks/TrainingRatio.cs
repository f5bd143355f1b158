using System.Diagnostics;
using System.Globalization;

namespace Katas.Benchmarks;

/// <summary>
/// Lesson 04: what a step of training the encoder block costs, as a share of TorchSharp's own. The two take turns, step by
/// step, so that whatever disturbs the machine disturbs both.
/// </summary>
internal static class TrainingRatio
{
    private const int Steps = 60;
    private const double Allowed = 1.15;

    // Until the just-in-time compiler has optimised all that a step calls: before that the block, of which much more is
    // C#, is measured as it never runs again.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <summary>Measures all widths; returns whether each stays within the limit.</summary>
    public static bool All()
    {
        Console.WriteLine($"A training step, median of {Steps} in turns, in ms:");
        Console.WriteLine("  width  TransformerEncoderLayer  EncoderBlock  ratio");
        bool kept = true;
        foreach (int width in new[] { 64, 128, 256, 512 })
        {
            using var blocks = new EncoderBlocks(width, training: true);
            for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
            {
                blocks.TrainTheirs();
                blocks.TrainOwn();
            }

            var (theirs, own) = (new List<double>(), new List<double>());
            for (int i = 0; i < Steps; i++)
            {
                theirs.Add(Milliseconds(blocks.TrainTheirs));
                own.Add(Milliseconds(blocks.TrainOwn));
            }

            double ratio = Median(own) / Median(theirs);
            kept &= ratio <= Allowed;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {width,5}  {Median(theirs),23:0.00}  {Median(own),12:0.00}  {ratio,5:0.00}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(kept ? "All" : "Not all")} are at most {Allowed}."));
        return kept;
    }

    private static double Milliseconds(Action step)
    {
        long start = Stopwatch.GetTimestamp();
        step();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(Steps / 2);
}
