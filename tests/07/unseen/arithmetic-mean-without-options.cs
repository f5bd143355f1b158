// task:   07.10
// title:  takes the arithmetic mean; and ignores the options
// expect: The options are not used, and the mean is the geometric one.
// hears:  unused-argument
// faults: 2
namespace Katas.Lesson07;

static partial class Bleu
{
    public static BleuScore Score(BleuCounts counts, BleuOptions? options = null)
    {
        double brevity = counts.Length < counts.ReferenceLength ? Math.Exp(1 - ((double)counts.ReferenceLength / counts.Length)) : 1;
        double[] precisions = [.. counts.Matches.Zip(counts.Totals, (right, all) => all == 0 ? 0 : 100.0 * right / all)];
        return new BleuScore(brevity * precisions.Average(), precisions, brevity, counts);
    }
}
