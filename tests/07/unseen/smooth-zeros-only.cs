// task:   07.10
// title:  adds k only to precisions that are 0; and leaves out orders without n-grams whether EffectiveOrder asks for
//         it or not
// expect: AddK adds to matches and n-grams of every order from the second on, not only where nothing matches. And an
//         order without n-grams may be left out only if EffectiveOrder says so; otherwise its precision of 0 counts.
// hears:  BleuScoreTests.Precisions_by_hand
// faults: 2
using Katas.Toolkit;

namespace Katas.Lesson07;

static partial class Bleu
{
    public static BleuScore Score(BleuCounts counts, BleuOptions? options = null)
    {
        options ??= new BleuOptions();
        double brevity = counts.Length >= counts.ReferenceLength ? 1
            : counts.Length == 0 ? 0
            : Math.Exp(1 - ((double)counts.ReferenceLength / counts.Length));
        double[] precisions = new double[Orders];
        if (counts.Matches.All(count => count == 0))
        {
            return new BleuScore(0, precisions, brevity, counts);
        }

        var logarithms = new List<double>();
        int without = 0;
        for (int order = 0; order < Orders; order++)
        {
            double matches = counts.Matches[order];
            double total = counts.Totals[order];
            if (matches == 0) // the others need no smoothing
            {
                switch (options.Smoothing)
                {
                    case BleuSmoothing.Floor:
                        matches = options.Amount;
                        break;
                    case BleuSmoothing.AddK when order > 0:
                        matches += options.Amount;
                        total += options.Amount;
                        break;
                    case BleuSmoothing.Exp when total > 0:
                        without++;
                        matches = Math.Pow(0.5, without);
                        break;
                }
            }

            if (total > 0) // 0 / 0 says nothing
            {
                precisions[order] = 100 * matches / total;
                logarithms.Add(Math.Log(precisions[order]));
            }
        }

        return new BleuScore(brevity * Math.Exp(logarithms.Average()), precisions, brevity, counts);
    }
}
