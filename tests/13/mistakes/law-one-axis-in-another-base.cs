// task: 13.3
// title:x and y have logarithms of different bases
// hint: A slope is the exponent only where both axes have the same logarithm.
using Katas.Toolkit;

namespace Katas.Lesson13;

sealed partial record PowerLaw
{
    public static PowerLaw Fit(double[] x, double[] y, IReadOnlyList<double>? floors = null)
    {
        Guard.Points(x, y, 2);
        floors = floors?.Where(floor => floor < y.Min()).ToArray() ?? [0];
        Guard.Some(floors);

        double[] across = [.. x.Select(value => Math.Log10(value))];
        PowerLaw? best = null;
        double least = double.PositiveInfinity;
        foreach (double floor in floors)
        {
            double[] up = [.. y.Select(value => Math.Log(value - floor))];
            double[] line = Numbers.Polynomial(across, up, 1); // [where it crosses 0, slope]
            double off = across.Zip(up, (u, v) => Math.Pow(v - line[0] - (line[1] * u), 2)).Sum();
            if (off < least)
            {
                (best, least) = (new PowerLaw(floor, Math.Exp(line[0]), line[1]), off);
            }
        }

        return best!;
    }
}
