// task:  13.3
// title: chooses the floor by distances in y
// expect:You choose the floor by distances between losses. They have to be taken between logarithms, where the line is.
// hears: law-distances-in-nats
using Katas.Toolkit;

namespace Katas.Lesson13;

sealed partial record PowerLaw
{
    public static PowerLaw Fit(double[] x, double[] y, IReadOnlyList<double>? floors = null)
    {
        Guard.Points(x, y, 2);

        var candidates = (floors ?? [0.0]).Where(f => y.All(v => v > f)).ToList();
        Guard.Some(candidates);
        var laws = candidates.Select(f =>
        {
            double[] c = Numbers.Polynomial(
                [.. x.Select(v => Math.Log(v))], [.. y.Select(v => Math.Log(v - f))], 1);
            return new PowerLaw(f, Math.Exp(c[0]), c[1]);
        });
        return laws.MinBy(law => x.Zip(y, (u, v) => Math.Pow(law.At(u) - v, 2)).Sum())!;
    }
}
