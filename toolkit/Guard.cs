using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Toolkit;

/// <summary>
/// Checks of arguments, made before anything is computed. Each names the argument, says what it is, and what it should be.
/// </summary>
public static class Guard
{
    /// <summary>Checks that the tensor has a minimum number of dimensions.</summary>
    /// <param name="tensor">The argument.</param>
    /// <param name="layout">The dimensions expected, last ones last, for example <c>[..., query, d_k]</c>.</param>
    /// <param name="name">Filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException">The tensor is null.</exception>
    /// <exception cref="ArgumentException">It has fewer dimensions than the layout names.</exception>
    public static void Layout(Tensor tensor, string layout, [CallerArgumentExpression(nameof(tensor))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        bool open = layout.StartsWith("[...", StringComparison.Ordinal);
        int needed = layout.AsSpan().Count(',') + (open ? 0 : 1); // counted, not cut: this is asked before every small step
        if (open ? tensor.dim() < needed : tensor.dim() != needed)
        {
            throw new ArgumentException($"{name} has shape {Shape(tensor)}; expected {layout}.", name);
        }
    }

    /// <summary>Checks that one dimension of the tensor has a given size.</summary>
    /// <param name="tensor">The argument.</param>
    /// <param name="dimension">Which dimension; negative counts from the end.</param>
    /// <param name="size">The size it must have.</param>
    /// <param name="because">What the size has to agree with, for example <c>d_k of query</c>.</param>
    /// <param name="name">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The size differs.</exception>
    public static void Size(
        Tensor tensor, int dimension, long size, string because, [CallerArgumentExpression(nameof(tensor))] string name = "")
    {
        if (tensor.size(dimension) != size)
        {
            throw new ArgumentException(
                $"{name} has shape {Shape(tensor)}: dimension {dimension} is {tensor.size(dimension)}; expected {size}, {because}.",
                name);
        }
    }

    /// <summary>Checks that all dimensions before the last two agree with those of another tensor, or broadcast to them.</summary>
    /// <param name="tensor">The argument.</param>
    /// <param name="other">What it is combined with.</param>
    /// <param name="name">Filled in by the compiler.</param>
    /// <param name="otherName">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The leading dimensions do not broadcast.</exception>
    public static void LeadingDimensions(
        Tensor tensor,
        Tensor other,
        [CallerArgumentExpression(nameof(tensor))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        if (!Broadcasts(tensor.shape.AsSpan(..^2), other.shape.AsSpan(..^2)))
        {
            throw new ArgumentException(
                $"{name} has shape {Shape(tensor)} and {otherName} has {Shape(other)}: "
                + "the dimensions before the last two must be equal, or 1.",
                name);
        }
    }

    /// <summary>
    /// Checks that two tensors to be multiplied have the same dtype. (Otherwise torch throws an error in matmul that TorchSharp does not
    /// catch: it ends the process.)
    /// </summary>
    /// <param name="tensor">The argument.</param>
    /// <param name="other">What it is combined with.</param>
    /// <param name="name">Filled in by the compiler.</param>
    /// <param name="otherName">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The types differ.</exception>
    public static void SameType(
        Tensor tensor,
        Tensor other,
        [CallerArgumentExpression(nameof(tensor))] string name = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        if (tensor.dtype != other.dtype)
        {
            throw new ArgumentException(
                $"{name} {Shape(tensor)} holds {tensor.dtype}; expected {other.dtype}, as {otherName} {Shape(other)} does.",
                name);
        }
    }

    /// <summary>Checks that a mask is boolean or floating point, and broadcasts to the scores' shape without enlarging it.</summary>
    /// <param name="mask">The argument.</param>
    /// <param name="scores">The scores that it is applied to, <c>[..., query, key]</c>.</param>
    /// <param name="name">Filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException">The mask is null.</exception>
    /// <exception cref="ArgumentException">The mask has another dtype, or a shape that does not fit.</exception>
    public static void Mask(Tensor mask, Tensor scores, [CallerArgumentExpression(nameof(mask))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(mask, name);
        if (mask.dtype != ScalarType.Bool && !mask.is_floating_point())
        {
            throw new ArgumentException(
                $"{name} holds {mask.dtype}; expected Bool (true = may attend) or floating point (added to the scores).", name);
        }

        if (mask.dim() > scores.dim() || !Broadcasts(mask.shape, scores.shape) || !Fits(mask.shape, scores.shape))
        {
            throw new ArgumentException(
                $"{name} has shape {Shape(mask)}, which does not broadcast to the scores' {Shape(scores)}.", name);
        }
    }

    /// <summary>Checks that a number is above zero.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="name">Filled in by the compiler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is zero, negative or not a number.</exception>
    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; expected a number above 0.");
        }
    }

    /// <summary>Checks that a number divides another without a remainder.</summary>
    /// <param name="divisor">The argument, above 0.</param>
    /// <param name="total">What it divides.</param>
    /// <param name="name">Filled in by the compiler.</param>
    /// <param name="totalName">Filled in by the compiler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument is not above 0.</exception>
    /// <exception cref="ArgumentException">There is a remainder.</exception>
    public static void Divides(
        long divisor,
        long total,
        [CallerArgumentExpression(nameof(divisor))] string name = "",
        [CallerArgumentExpression(nameof(total))] string totalName = "")
    {
        Positive(divisor, name);
        if (total % divisor != 0)
        {
            throw new ArgumentException($"{name} is {divisor}; expected a number that divides {totalName}, {total}.", name);
        }
    }

    /// <summary>Checks that a number is an index into a number of things.</summary>
    /// <param name="index">The argument.</param>
    /// <param name="count">Their number.</param>
    /// <param name="name">Filled in by the compiler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or not below the count.</exception>
    public static void Index(long index, long count, [CallerArgumentExpression(nameof(index))] string name = "")
    {
        if (index < 0 || index >= count)
        {
            throw new ArgumentOutOfRangeException(name, index, $"{name} is {index}; expected 0 to {count - 1}.");
        }
    }

    /// <summary>Checks that a number is a probability.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="name">Filled in by the compiler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not within 0 and 1.</exception>
    public static void Probability(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; expected a probability, 0 to 1.");
        }
    }

    /// <summary>A shape the way people write it: <c>[2, 3, 5]</c>.</summary>
    /// <param name="tensor">The tensor whose shape is meant.</param>
    public static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

    private static bool Broadcasts(ReadOnlySpan<long> left, ReadOnlySpan<long> right)
    {
        for (int i = 1; i <= Math.Min(left.Length, right.Length); i++)
        {
            if (left[^i] != right[^i] && left[^i] != 1 && right[^i] != 1)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(ReadOnlySpan<long> mask, ReadOnlySpan<long> scores)
    {
        for (int i = 1; i <= Math.Min(mask.Length, scores.Length); i++)
        {
            if (mask[^i] != scores[^i] && mask[^i] != 1)
            {
                return false;
            }
        }

        return true;
    }
}
