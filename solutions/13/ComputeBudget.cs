using Katas.Toolkit;

namespace Katas.Lesson13;

/// <summary>How to spend operations, by a law of losses. Training costs 6 · N · D.</summary>
public static class ComputeBudget
{
    private const double Widest = 20; // ln N that the search goes beyond the smallest model

    /// <summary>
    /// The model and the tokens that give the lowest loss for a budget. Where the loss is lowest, both terms fall
    /// equally fast: <c>α · A / N^α = β · B / D^β</c>; with D = C / (6 · N) that gives N. Hoffmann et al. 2022,
    /// equation 4.
    /// </summary>
    /// <param name="law">The law.</param>
    /// <param name="flops">The budget, C.</param>
    /// <returns>N and D, which use up the budget.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The budget is not above 0.</exception>
    [KataTask("13.8")]
    public static Allocation Best(ChinchillaLaw law, double flops)
    {
        Guard.Law(law);
        Guard.Positive(flops);

        double balance = law.Alpha * law.A / (law.Beta * law.B); // = N^α / D^β
        double power = 1 / (law.Alpha + law.Beta);
        double parameters = Math.Pow(balance * Math.Pow(flops / 6, law.Beta), power);
        return new Allocation(parameters, flops / (6 * parameters));
    }

    /// <summary>
    /// The cheapest way to a loss, when the model will be used: reading or writing a token costs 2 · N. A model below
    /// the best size needs more training, and is cheaper ever after. Sardana et al. 2024, "Beyond Chinchilla-Optimal",
    /// equation 3.
    /// </summary>
    /// <param name="law">The law.</param>
    /// <param name="loss">The loss to reach, above the law's floor.</param>
    /// <param name="served">The number of tokens that the model will read and write in its life.</param>
    /// <returns>N and D, which reach the loss with the smallest 6 · N · D + 2 · N · served.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The loss is not above the floor, or the number of tokens is negative.
    /// </exception>
    [KataTask("13.9")]
    public static Allocation Cheapest(ChinchillaLaw law, double loss, double served)
    {
        Guard.Law(law);
        Guard.Above(loss, law.E, "the law's floor");
        Guard.NotNegative(served);

        double gap = loss - law.E;
        double smallest = Math.Log(law.A / gap) / law.Alpha; // of its ln N, with endless tokens
        double size = Math.Exp(Numbers.Lowest(Cost, smallest, smallest + Widest));
        return new Allocation(size, Tokens(size));

        double Cost(double logSize) => Math.Exp(logSize) * ((6 * Tokens(Math.Exp(logSize))) + (2 * served));

        double Tokens(double n) // what B / D^β has to make up for
        {
            double left = gap - (law.A / Math.Pow(n, law.Alpha));
            return left > 0 ? Math.Pow(law.B / left, 1 / law.Beta) : double.PositiveInfinity;
        }
    }
}
