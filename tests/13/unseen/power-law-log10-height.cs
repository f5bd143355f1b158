// task:  13.3
// title: fits in log10 and raises e
// expect:The line is fitted in log10, so its height has to come back as a power of 10. You use Math.Exp.
// hears: law-bases-mixed
using Katas.Toolkit;

namespace Katas.Lesson13;

sealed partial record PowerLaw
{
    public static PowerLaw Fit(double[] x, double[] y, IReadOnlyList<double>? floors = null)
    {
        Guard.Points(x, y, 2);

        var usable = (floors ?? [0.0]).Where(f => f < y.Min()).ToList();
        Guard.Some(usable);
        double[] lx = [.. x.Select(v => Math.Log10(v))];
        PowerLaw law = new(0, 0, 0);
        double smallest = double.MaxValue;
        foreach (double f in usable)
        {
            double[] ly = [.. y.Select(v => Math.Log10(v - f))];
            double[] c = Numbers.Polynomial(lx, ly, 1);
            double error = 0;
            for (int i = 0; i < lx.Length; i++)
            {
                double r = ly[i] - (c[0] + (c[1] * lx[i]));
                error += r * r;
            }

            if (error < smallest)
            {
                smallest = error;
                law = new PowerLaw(f, Math.Exp(c[0]), c[1]);
            }
        }

        return law;
    }
}
