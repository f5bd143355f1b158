// task:  07.10
// title: A fourth root
using Katas.Toolkit;

namespace Katas.Lesson07;

static partial class Bleu
{
    public static BleuScore Score(BleuCounts counts, BleuOptions? options = null)
    {
        var how = options ?? new();
        double shortness = counts.Length == 0
            ? (counts.ReferenceLength == 0 ? 1 : 0)
            : Math.Min(1, Math.Exp(1 - (counts.ReferenceLength / (double)counts.Length)));
        double[] precisions = [0, 0, 0, 0];
        double score = 0;
        if (counts.Matches.Any(each => each > 0))
        {
            int zeros = 0;
            double product = 1;
            int orders = 0;
            for (int n = 0; n < 4 && counts.Totals[n] + (how.Smoothing == BleuSmoothing.AddK && n > 0 ? how.Amount : 0) > 0; n++)
            {
                bool adds = how.Smoothing == BleuSmoothing.AddK && n > 0;
                double numerator = counts.Matches[n] + (adds ? how.Amount : 0);
                double denominator = counts.Totals[n] + (adds ? how.Amount : 0);
                numerator = numerator > 0 ? numerator : how.Smoothing switch
                {
                    BleuSmoothing.Floor => how.Amount,
                    BleuSmoothing.Exp => Math.Pow(2, -++zeros),
                    _ => 0,
                };
                precisions[n] = 100 * numerator / denominator;
                product *= precisions[n];
                if (how.EffectiveOrder)
                {
                    score = shortness * Math.Pow(product, 1.0 / ++orders);
                }
            }

            if (!how.EffectiveOrder)
            {
                score = shortness * Math.Pow(precisions.Aggregate((one, other) => one * other), 0.25);
            }
        }

        return new BleuScore(score, precisions, shortness, counts);
    }
}
