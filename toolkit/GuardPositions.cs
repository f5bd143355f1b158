using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Toolkit;

/// <summary>Checks of arguments about positions: offsets, orders, distances.</summary>
public static class GuardPositions
{
    extension(Guard)
    {
        /// <summary>Checks that a whole number is not below a minimum.</summary>
        /// <param name="value">The argument.</param>
        /// <param name="least">The smallest number allowed.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number is smaller.</exception>
        public static void AtLeast(
            long value, long least, [CallerArgumentExpression(nameof(value))] string name = "")
        {
            if (value < least)
            {
                throw new ArgumentOutOfRangeException(
                    name, value, $"{name} is {value}; expected a whole number of at least {least}.");
            }
        }

        /// <summary>Checks that a tensor holds whole numbers: positions, distances between them, indices.</summary>
        /// <param name="tensor">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The tensor is null.</exception>
        /// <exception cref="ArgumentException">Its dtype is not Int64.</exception>
        public static void WholeNumbers(Tensor tensor, [CallerArgumentExpression(nameof(tensor))] string name = "")
        {
            ArgumentNullException.ThrowIfNull(tensor, name);
            if (tensor.dtype != ScalarType.Int64)
            {
                throw new ArgumentException(
                    $"{name} {Guard.Shape(tensor)} holds {tensor.dtype}; expected Int64.", name);
            }
        }

        /// <summary>Checks that a tensor is an order of a number of things: each index from 0 occurs once.</summary>
        /// <param name="order">The argument.</param>
        /// <param name="count">The number of things.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentNullException">The tensor is null.</exception>
        /// <exception cref="ArgumentException">It has another dtype, or does not name each index once.</exception>
        public static void Permutation(
            Tensor order, long count, [CallerArgumentExpression(nameof(order))] string name = "")
        {
            Guard.Layout(order, "[length]", name);
            Guard.WholeNumbers(order, name);
            using var scope = NewDisposeScope();
            bool isPermutation = order.numel() == count
                && (order.sort().Values == arange(count, device: order.device)).all().ToBoolean();
            if (!isPermutation)
            {
                throw new ArgumentException(
                    $"{name} has shape {Guard.Shape(order)}; expected each number from 0 to {count - 1} once.",
                    name);
            }
        }
    }
}
