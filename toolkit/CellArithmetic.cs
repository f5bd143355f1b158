using System.Globalization;
using static TorchSharp.torch;

namespace Katas.Toolkit;

/// <summary>How a number of a view's stage comes about, in words: <see cref="NamedStage.Arithmetic"/>.</summary>
public static class CellArithmetic
{
    private const int MostTerms = 8;

    /// <summary>A number as it stands in a cell's arithmetic: up to three decimals, as few as it needs; small ones with two digits.</summary>
    public static string Number(double value) => value switch
    {
        double.NegativeInfinity => "-∞",
        double.PositiveInfinity => "∞",
        _ => value.ToString(Math.Abs(value) is > 0 and < 0.01 ? "0.#e0" : "0.###", CultureInfo.InvariantCulture),
    };

    /// <inheritdoc cref="Number(double)"/>
    public static string Number(Tensor value) => Number(value.to(ScalarType.Float64).item<double>());

    /// <summary>Anything else: <c>1.2 + 0.3 = 1.5</c>.</summary>
    /// <param name="how">How it comes about, with its numbers.</param>
    /// <param name="result">What comes of it, a tensor with one value.</param>
    public static string Is(string how, Tensor result) => $"{how} = {Number(result)}";

    /// <summary>
    /// A sum of products, such as a score: <c>1.2·0.5 + 0.3·2 = 1.2</c>. Of many, those that count most.
    /// </summary>
    /// <param name="left">The first factors, <c>[term]</c>.</param>
    /// <param name="right">The second factors, <c>[term]</c>.</param>
    public static string Dot(Tensor left, Tensor right)
    {
        var (a, b) = (Values(left), Values(right));
        int[] order =
        [
            .. Enumerable.Range(0, a.Length)
                .Where(i => a.Length <= MostTerms || a[i] * b[i] != 0)
                .OrderByDescending(i => Math.Abs(a[i] * b[i])).Take(MostTerms).Order(),
        ];
        string terms = order.Length == 0 ? "0" : string.Join(" + ", order.Select(i => $"{Factor(a[i])}·{Factor(b[i])}"));
        bool isRest = order.Length == MostTerms && a.Length > MostTerms;
        string more = isRest ? $" + … ({a.Length - MostTerms} smaller ones)" : a.Length > order.Length ? " + zeros" : "";
        return $"{terms}{more} = {Number(a.Zip(b).Sum(pair => pair.First * pair.Second))}";
    }

    /// <summary>A softmax: <c>e^1.2 / (e^1.2 + e^0.3) = 0.711</c>.</summary>
    /// <param name="scores">The row, <c>[entry]</c>.</param>
    /// <param name="at">The entry.</param>
    public static string Softmax(Tensor scores, int at)
    {
        double[] values = Values(scores);
        double most = values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        double[] powers = [.. values.Select(value => Math.Exp(value - most))];
        string own = Power(values[at]);
        int[] order = [.. Enumerable.Range(0, values.Length).Where(i => powers[i] > 0).OrderByDescending(i => powers[i]).Take(MostTerms).Order()];
        string terms = string.Join(" + ", order.Select(i => Power(values[i])));
        string more = powers.Count(power => power > 0) > order.Length ? " + …" : "";
        return $"{own} / ({terms}{more}) = {Number(powers[at] / powers.Sum())}";
    }

    private static string Power(double value) => double.IsNegativeInfinity(value) ? "0" : $"e^{Number(value)}";

    private static string Factor(double value) => value < 0 ? $"({Number(value)})" : Number(value);

    private static double[] Values(Tensor row) => row.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
}
