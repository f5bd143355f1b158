// task:  07.10
// title: Orders without any n-gram always count
// hint:  With the effective order, orders of which the text has no n-gram at all are left out of the mean.
using Katas.Toolkit;

namespace Katas.Lesson07;

static partial class Bleu
{
    public static BleuScore Score(BleuCounts counts, BleuOptions? options = null)
    {
        options ??= new BleuOptions();
        double penalty = counts.Length >= counts.ReferenceLength
            ? 1
            : Math.Exp(1 - ((double)counts.ReferenceLength / counts.Length)); // nothing written: e to the -∞, 0
        double[] precisions = new double[Orders];
        if (counts.Matches.All(matches => matches == 0))
        {
            return new BleuScore(0, precisions, penalty, counts);
        }

        int orders = Orders;
        double half = 1;
        for (int n = 0; n < Orders; n++)
        {
            double added = options.Smoothing == BleuSmoothing.AddK && n > 0 ? options.Amount : 0;
            double matches = counts.Matches[n] + added;
            double total = counts.Totals[n] + added;
            if (matches == 0 && options.Smoothing == BleuSmoothing.Floor)
            {
                matches = options.Amount;
            }
            else if (matches == 0 && options.Smoothing == BleuSmoothing.Exp)
            {
                matches = half /= 2;
            }

            if (total > 0)
            {
                precisions[n] = 100 * matches / total;
                orders = Math.Max(orders, n + 1);
            }
        }

        double score = penalty * Math.Exp(precisions.Take(orders).Average(Math.Log)); // ln 0 is -∞: the score is 0
        return new BleuScore(score, precisions, penalty, counts);
    }
}
