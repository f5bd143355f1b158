// task: 13.3
// title:Slope and height by sums
using Katas.Toolkit;

namespace Katas.Lesson13;

sealed partial record PowerLaw
{
    public static PowerLaw Fit(double[] x, double[] y, IReadOnlyList<double>? floors = null)
    {
        Guard.Points(x, y, 2);

        double[] u = [.. x.Select(value => Math.Log(value))];
        double mean = u.Average();
        var laws = (floors ?? [0]).Where(floor => y.All(value => value > floor)).Select(floor =>
        {
            double[] v = [.. y.Select(value => Math.Log(value - floor))];
            double slope = u.Zip(v, (a, b) => (a - mean) * b).Sum() / u.Sum(a => (a - mean) * (a - mean));
            double height = v.Average() - (slope * mean);
            double off = u.Zip(v, (a, b) => Math.Pow(b - height - (slope * a), 2)).Sum();
            return (off, law: new PowerLaw(floor, Math.Exp(height), slope));
        }).ToArray();
        Guard.Some(laws, nameof(floors));
        return laws.MinBy(pair => pair.off).law;
    }
}
