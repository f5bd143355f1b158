using Katas.Toolkit.Drawing;

namespace Katas.Lesson05.Demos;

/// <summary>A model's result on the held-out sentences.</summary>
/// <param name="Corpus">The sentences.</param>
/// <param name="Predictions">The label that it gave each token or sentence.</param>
internal sealed class Result(Corpus corpus, IReadOnlyList<long[]> predictions)
{
    /// <summary>Right label and given label, wherever the model was asked.</summary>
    public IEnumerable<(long Right, long Given)> Pairs =>
        from pair in corpus.HeldOut.Zip(predictions)
        from place in Enumerable.Range(0, pair.First.Labels.Length)
        where pair.First.Labels[place] != Tagging.Ignored
        select (pair.First.Labels[place], pair.Second[place]);

    /// <summary>The share of right labels.</summary>
    public double Accuracy => Pairs.Average(pair => pair.Right == pair.Given ? 1.0 : 0.0);

    /// <summary>The share of right labels among the tokens that belong to a name.</summary>
    public double AccuracyOnNames =>
        Pairs.Where(pair => corpus.Labels.Names[(int)pair.Right] != "O")
            .Select(pair => pair.Right == pair.Given ? 1.0 : 0.0)
            .DefaultIfEmpty(0)
            .Average();

    /// <summary>
    /// The measure of CoNLL-2003: a name counts when its first word, its last word and its type are all right. F1 is
    /// the harmonic mean of the share of names found that are right, and the share of right names that are found.
    /// </summary>
    public double EntityF1
    {
        get
        {
            int found = 0;
            int there = 0;
            int both = 0;
            foreach (var (example, given) in corpus.HeldOut.Zip(predictions))
            {
                var right = Entities.Find(example.Labels, example.Labels, corpus.Labels.Names);
                var seen = Entities.Find(given, example.Labels, corpus.Labels.Names);
                there += right.Count;
                found += seen.Count;
                both += right.Intersect(seen).Count();
            }

            return there + found == 0 ? 0 : 2.0 * both / (there + found);
        }
    }

    /// <summary>
    /// The confusion matrix: a row for each right label, in shares of that row, so that the diagonal shows what was
    /// right.
    /// </summary>
    public Heatmap Confusion(string title, IReadOnlyList<string>? names = null)
    {
        names ??= corpus.Labels.Names;
        var counts = new double[names.Count, names.Count];
        foreach (var (right, given) in Pairs)
        {
            counts[right, given]++;
        }

        string[] rows = new string[names.Count];
        for (int row = 0; row < names.Count; row++)
        {
            double sum = Enumerable.Range(0, names.Count).Sum(column => counts[row, column]);
            rows[row] = $"{names[row]} ({sum})";
            for (int column = 0; column < names.Count; column++)
            {
                counts[row, column] /= Math.Max(1, sum);
            }
        }

        return new Heatmap(counts, rows, names, title)
        {
            RowAxis = "true label (count)",
            ColumnAxis = "predicted",
            FixedRange = new HeatmapRange(0, 1),
        };
    }
}
