using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>A tensor's shape, type and values, copied out of native memory to be quick to walk over.</summary>
internal sealed class TensorValues
{
    private TensorValues(long[] shape, ScalarType type, double[] values)
    {
        Shape = shape;
        Type = type;
        Values = values;
    }

    public long[] Shape { get; }

    public ScalarType Type { get; }

    /// <summary>All values in row-major order, as float64 whatever the tensor's type is.</summary>
    public double[] Values { get; }

    public int Count => Values.Length;

    public static TensorValues Of(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var flat = tensor.detach().cpu().to(ScalarType.Float64).contiguous();
        return new TensorValues(tensor.shape, tensor.dtype, flat.numel() == 0 ? [] : flat.data<double>().ToArray());
    }

    /// <summary>Whether two numbers count as equal: absolutely near 0, relatively far from it.</summary>
    public static bool Close(double seen, double expected, double tolerance) =>
        double.IsFinite(seen) && double.IsFinite(expected)
            ? Math.Abs(seen - expected) <= tolerance * Math.Max(1, Math.Abs(expected))
            : seen.Equals(expected); // NaN and NaN, or the same infinity

    public bool CloseTo(TensorValues expected, double tolerance) =>
        Shape.SequenceEqual(expected.Shape)
        && Values.Zip(expected.Values).All(pair => Close(pair.First, pair.Second, tolerance));

    /// <summary>The index of a value, as it is written in code: <c>[0, 2, 1]</c>.</summary>
    public string Place(int flat)
    {
        long[] index = new long[Shape.Length];
        long rest = flat;
        for (int i = Shape.Length - 1; i >= 0; i--)
        {
            (rest, index[i]) = (rest / Shape[i], rest % Shape[i]);
        }

        return Text(index);
    }

    /// <summary>A value with the digits that its type can hold.</summary>
    public string Text(double value) => Text(value, Type == ScalarType.Float64 ? "G13" : "G7");

    public static string Text(double value, string format) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => value.ToString(format, CultureInfo.InvariantCulture),
    };

    public static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
