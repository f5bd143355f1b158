using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>A tensor's shape, type and values, copied out of native memory to be quick to walk over.</summary>
/// <param name="shape">The shape.</param>
/// <param name="type">The dtype.</param>
/// <param name="values">All values in row-major order.</param>
public sealed class TensorValues(long[] shape, ScalarType type, double[] values)
{
    /// <summary>The shape.</summary>
    public long[] Shape { get; } = shape;

    /// <summary>The dtype.</summary>
    public ScalarType Type { get; } = type;

    /// <summary>All values in row-major order, as float64 whatever the tensor's type is.</summary>
    public double[] Values { get; } = values;

    /// <summary>The number of values.</summary>
    public int Count => Values.Length;

    /// <summary>Copies a tensor's values.</summary>
    /// <param name="tensor">A tensor on any device, of any dtype that float64 can hold.</param>
    public static TensorValues Copy(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var flat = tensor.detach().cpu().to(ScalarType.Float64).contiguous();
        return new TensorValues(tensor.shape, tensor.dtype, flat.numel() == 0 ? [] : flat.data<double>().ToArray());
    }

    /// <summary>Whether two numbers count as equal: by absolute difference near 0, by relative difference far from it.</summary>
    /// <param name="seen">The values seen.</param>
    /// <param name="expected">The values expected.</param>
    /// <param name="tolerance">Their greatest distance.</param>
    public static bool Close(double seen, double expected, double tolerance) =>
        double.IsFinite(seen) && double.IsFinite(expected)
            ? Math.Abs(seen - expected) <= tolerance * Math.Max(1, Math.Abs(expected))
            : seen.Equals(expected); // NaN and NaN, or the same infinity

    /// <summary>Whether shape and values are those expected; the dtype may be another.</summary>
    /// <param name="expected">The values expected.</param>
    /// <param name="tolerance">The tolerance of a value.</param>
    public bool CloseTo(TensorValues expected, double tolerance) =>
        Shape.SequenceEqual(expected.Shape)
        && Values.Zip(expected.Values).All(pair => Close(pair.First, pair.Second, tolerance));

    /// <summary>The index of a value in each dimension.</summary>
    /// <param name="flat">Its place in <see cref="Values"/>.</param>
    public long[] Index(int flat)
    {
        long[] index = new long[Shape.Length];
        long rest = flat;
        for (int i = Shape.Length - 1; i >= 0; i--)
        {
            (rest, index[i]) = (rest / Shape[i], rest % Shape[i]);
        }

        return index;
    }

    /// <summary>The index of a value, as it is written in code: <c>[0, 2, 1]</c>.</summary>
    /// <param name="flat">Its place in <see cref="Values"/>.</param>
    public string Place(int flat) => Text(Index(flat));

    /// <summary>A value with the digits that its type can hold; of a boolean tensor, true or false.</summary>
    /// <param name="value">The value.</param>
    public string Text(double value) => Type switch
    {
        ScalarType.Bool => value == 0 ? "false" : "true",
        ScalarType.Float64 => Text(value, "G13"),
        _ => Text(value, "G7"),
    };

    /// <summary>A value in a format that does not depend on the machine's language.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">A .NET format, for example <c>G4</c>.</param>
    public static string Text(double value, string format) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => value.ToString(format, CultureInfo.InvariantCulture),
    };

    /// <summary>A shape or an index, as it is written in code.</summary>
    /// <param name="shape">The numbers.</param>
    public static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
