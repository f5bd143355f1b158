using System.Globalization;
using System.Text;
using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Checker.Trying.Values;

/// <summary>A tensor as text: dtype and shape, then the values in brackets, in columns, large ones shortened.</summary>
internal static class TensorText
{
    private const int Threshold = 1000;
    private const int Edge = 3;
    private const string Ellipsis = "…";

    /// <summary>Dtype and shape: <c>float32 [2, 3]</c>, and what else is worth knowing.</summary>
    public static string Header(Tensor tensor)
    {
        if (tensor.IsInvalid)
        {
            return "a tensor that has been disposed";
        }

        string device = tensor.device.type == DeviceType.CPU ? "" : $", on {tensor.device}";
        string gradient = tensor.requires_grad ? ", requires grad" : "";
        return $"{ShortHeader(tensor)}{device}{gradient}";
    }

    /// <summary>Dtype and shape alone.</summary>
    public static string ShortHeader(Tensor tensor) => $"{tensor.dtype.ToString().ToLowerInvariant()} {TensorValues.Text(tensor.shape)}";

    /// <summary>The values; empty if they can't be read.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="width">The maximum width of a line in columns.</param>
    public static string Body(Tensor tensor, int width)
    {
        if (tensor.IsInvalid || tensor.device.type == DeviceType.META || tensor.numel() == 0)
        {
            return "";
        }

        using var scope = NewDisposeScope();
        bool isShortened = tensor.numel() > Threshold;
        var shown = tensor.detach();
        for (int dimension = 0; dimension < tensor.dim() && isShortened; dimension++)
        {
            long size = tensor.shape[dimension];
            if (IsCut(size))
            {
                shown = cat([shown.narrow(dimension, 0, Edge), shown.narrow(dimension, size - Edge, Edge)], dimension);
            }
        }

        string[] cells = Cells(shown.cpu().contiguous());
        if (tensor.dim() == 0)
        {
            return cells[0].Trim();
        }

        bool[] cut = [.. tensor.shape.Select(size => isShortened && IsCut(size))];
        int cellWidth = cells.Max(cell => cell.Length);
        var text = new StringBuilder();
        Write(text, [.. cells.Select(cell => cell.PadLeft(cellWidth))], shown.shape, cut, 0, width);
        return text.ToString();
    }

    /// <summary>Numbers in rows and columns, as a tensor's are.</summary>
    public static string Grid(double[] values, long[] shape, bool areWhole, int width)
    {
        using var scope = NewDisposeScope();
        using var grid = tensor(values, shape);
        return Body(areWhole ? grid.to(ScalarType.Int64) : grid, width);
    }

    private static bool IsCut(long size) => size > 2 * Edge;

    private static string[] Cells(Tensor tensor)
    {
        var flat = tensor.reshape(-1);
        switch (tensor.dtype)
        {
            case ScalarType.Bool:
                return [.. flat.data<bool>().ToArray().Select(value => value ? "true" : "false")];
            case ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64:
                return [.. Values(flat.real).Zip(Values(flat.imag), (real, imaginary) =>
                    string.Create(CultureInfo.InvariantCulture, $"{real:G5}{(imaginary < 0 ? "-" : "+")}{Math.Abs(imaginary):G5}i"))];
            case ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64:
                return [.. flat.to(ScalarType.Int64).data<long>().ToArray().Select(value => value.ToString(CultureInfo.InvariantCulture))];
            default:
                double[] values = Values(flat);
                if (values.Length == 1)
                {
                    string digits = tensor.dtype == ScalarType.Float64 ? "G15" : "G7";
                    return [TensorValues.Text(values[0], digits)];
                }

                var numbers = NumberText.For(values);
                return [.. values.Select(numbers.Write)];
        }
    }

    private static double[] Values(Tensor flat) => flat.to(ScalarType.Float64).contiguous().data<double>().ToArray();

    private static void Write(
        StringBuilder text, ReadOnlySpan<string> cells, ReadOnlySpan<long> shape, ReadOnlySpan<bool> cut, int depth, int width)
    {
        int count = (int)shape[0];
        int size = cells.Length / count;
        text.Append('[');
        if (shape.Length == 1)
        {
            WriteRow(text, cells, cut[0], depth + 1, width);
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                if (i > 0)
                {
                    // A blank line between matrices, two between blocks of them, as PyTorch does.
                    text.Append('\n', shape.Length - 1).Append(' ', depth + 1);
                }

                if (cut[0] && i == Edge)
                {
                    text.Append(Ellipsis).Append('\n', shape.Length - 1).Append(' ', depth + 1);
                }

                Write(text, cells.Slice(i * size, size), shape[1..], cut[1..], depth + 1, width);
            }
        }

        text.Append(']');
    }

    private static void WriteRow(StringBuilder text, ReadOnlySpan<string> cells, bool isCut, int indent, int width)
    {
        int used = indent;
        for (int i = 0; i < cells.Length; i++)
        {
            bool afterGap = isCut && i == Edge;
            int needed = cells[i].Length + (afterGap ? Ellipsis.Length + 2 : 0) + 2;
            if (i > 0 && used + needed > width)
            {
                text.Append('\n').Append(' ', indent);
                used = indent;
            }
            else if (i > 0)
            {
                text.Append("  ");
            }

            if (afterGap)
            {
                text.Append(Ellipsis).Append("  ");
            }

            text.Append(cells[i]);
            used += needed;
        }
    }
}
