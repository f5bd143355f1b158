using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08.Tests;

/// <summary>Fixed inputs that tell the mistakes of tasks 08.5 and 08.6 apart.</summary>
/// <remarks>Which batch comes first is nobody's business: what is random is sorted, or asked a question.</remarks>
internal static class BatchProbes
{
    [Probe("08.5")]
    public static string InOrder() => Lengths([5, 1, 3, 2, 5, 1, 4], 8, null);

    [Probe("08.5")]
    public static string ExactlyFull() => Lengths([2, 2, 2, 3], 4, null);

    [Probe("08.5")]
    public static string ManyShortOnes() => Lengths([1, 1, 1, 1, 1, 1, 7, 7], 7, null);

    [Probe("08.5")]
    public static string LongerThanTheBudget() => Lengths([9, 1, 12, 2], 4, null);

    [Probe("08.5")]
    public static string AllLongerThanTheBudget() => Lengths([9, 12], 4, null);

    [Probe("08.5")]
    public static string InOneBatch() => Lengths([2, 3, 1], 9, null);

    [Probe("08.5")]
    public static string OfNothing() => Lengths([], 9, null);

    [Probe("08.5")]
    public static string EqualsInOrder() => string.Join('|', Bucketing.Batches(
        Enumerable.Range(0, 9).ToArray(), _ => 2, 6, null).Select(batch => string.Join(' ', batch)));

    [Probe("08.5")]
    public static string ManyEqualsInOrder() => string.Join(' ', Bucketing.Batches(
        Enumerable.Range(0, 60).ToArray(), i => 1 + (i % 3), 6, null).SelectMany(batch => batch));

    [Probe("08.5")]
    public static string Shuffled() => string.Join(
        '|', Lengths(Some(), 40, new Random(1)).Split('|').Order(StringComparer.Ordinal));

    [Probe("08.5")]
    public static bool ShuffledBatchesInOrderOfLength()
    {
        int[] longest = [.. Bucketing.Batches(Some(), length => length, 40, new Random(2)).Select(Longest)];
        return longest.SequenceEqual(longest.Order());
    }

    [Probe("08.5")]
    public static bool TheSameAgain() => Names(3) == Names(3);

    [Probe("08.5")]
    public static bool TheSameWithAnotherSeed() => Names(3) == Names(4);

    [Probe("08.5")]
    public static bool TheSameCompanyWithAnotherSeed() => Company(3) == Company(4);

    [Probe("08.6")]
    public static Tensor OneLabel() => LabelSmoothing.Loss(Logits(1, 1, 5, 4), Labels(1, 5), 0.2, -1);

    [Probe("08.6")]
    public static Tensor WithoutSmoothing() => LabelSmoothing.Loss(Logits(2, 3, 4, 7), Labels(3, 4), 0, -1);

    [Probe("08.6")]
    public static Tensor Smoothed() => LabelSmoothing.Loss(Logits(3, 3, 4, 7), Labels(3, 4), 0.3, -1);

    [Probe("08.6")]
    public static Tensor Padded() => LabelSmoothing.Loss(Logits(4, 3, 4, 7), Padding(Labels(3, 4)), 0.3);

    [Probe("08.6")]
    public static Tensor PaddedWithoutSmoothing() => LabelSmoothing.Loss(Logits(4, 3, 4, 7), Padding(Labels(3, 4)), 0);

    [Probe("08.6")]
    public static Tensor AnotherIgnored() => LabelSmoothing.Loss(Logits(5, 3, 4, 7), Labels(3, 4), 0.3, 2);

    [Probe("08.6")]
    public static Tensor NothingAsked() =>
        LabelSmoothing.Loss(Logits(6, 2, 3, 5), zeros(2, 3, dtype: ScalarType.Int64), 0.1);

    [Probe("08.6")]
    public static Tensor HugeLogits() => LabelSmoothing.Loss(Logits(7, 2, 3, 5) * 1000, Labels(2, 3), 0.1, -1);

    [Probe("08.6")]
    public static Tensor Gradient()
    {
        var logits = Logits(8, 2, 3, 5).requires_grad_();
        var loss = LabelSmoothing.Loss(logits, Padding(Labels(2, 3)), 0.3);
        return loss.requires_grad ? autograd.grad([loss], [logits])[0] : loss;
    }

    private static string Lengths(int[] lengths, int budget, Random? random) => string.Join(
        '|', Bucketing.Batches(lengths, length => length, budget, random).Select(batch => string.Join(' ', batch)));

    private static int[] Some() => [.. Enumerable.Range(0, 60).Select(i => 1 + (i * 37 % 20))];

    private static int Longest(int[] batch) => batch.DefaultIfEmpty().Max();

    private static string Names(int seed) => string.Join('|', Bucketing.Batches(
        Enumerable.Range(0, 60).ToArray(), i => 1 + (i * 37 % 20), 40, new Random(seed))
        .Select(batch => string.Join(' ', batch)));

    private static string Company(int seed) => string.Join('|', Bucketing.Batches(
        Enumerable.Range(0, 60).ToArray(), _ => 3, 15, new Random(seed))
        .Select(batch => string.Join(' ', batch.Order()))
        .Order(StringComparer.Ordinal));

    private static Tensor Logits(int seed, params long[] shape) => Seeded.Normal(seed, ScalarType.Float64, shape);

    private static Tensor Labels(long batch, long length) => arange(batch * length).reshape(batch, length) % 4;

    private static Tensor Padding(Tensor labels)
    {
        var padded = labels.clamp(min: 1);
        padded[0, 1..] = 0;
        return padded;
    }
}
