// task:   07.10
// title:  A count of 0 makes the score 0 before it is smoothed
// expect: Smoothing is there for a precision of 0; only if nothing matches at all the score is 0.
// hears:  BleuScoreTests.A_precision_of_0_is_smoothed_before_it_makes_the_score_0
// faults: 1
// source: Lightning-AI/torchmetrics PR #3505 (#3504): early return of 0 although smoothing is on
using Katas.Toolkit;

namespace Katas.Lesson07;

static partial class Bleu
{
    public static BleuScore Score(BleuCounts counts, BleuOptions? options = null)
    {
        options ??= new BleuOptions();
        var precisions = new double[Orders];
        double part = 1;
        int orders = Orders;
        double brevity = counts.Length >= counts.ReferenceLength ? 1
            : counts.Length == 0 ? 0 : Math.Exp(1 - ((double)counts.ReferenceLength / counts.Length));
        for (int n = 0; n < Orders; n++)
        {
            double match = counts.Matches[n], total = counts.Totals[n];
            if (options.Smoothing == BleuSmoothing.AddK && n > 0)
            {
                (match, total) = (match + options.Amount, total + options.Amount);
            }

            if (total == 0)
            {
                orders = options.EffectiveOrder ? Math.Min(orders, n) : orders;
                continue;
            }

            if (match == 0)
            {
                (part, match) = options.Smoothing switch
                {
                    BleuSmoothing.Exp => (part * 2, 1 / (part * 2)),
                    BleuSmoothing.Floor => (part, options.Amount),
                    _ => (part, 0),
                };
            }

            precisions[n] = 100 * match / total;
        }

        double score = counts.Matches.Min() == 0
            ? 0
            : brevity * Math.Exp(precisions.Take(orders).Average(Math.Log));
        return new BleuScore(score, precisions, brevity, counts);
    }
}
