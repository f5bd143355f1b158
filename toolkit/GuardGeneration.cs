using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Toolkit;

/// <summary>Checks of arguments that speak of texts that are written: token ids, caches, temperatures.</summary>
public static class GuardGeneration
{
    extension(Guard)
    {
        /// <summary>
        /// A tensor holds ids of a vocabulary. (For others torch reports an index, and not which one or whose.)
        /// </summary>
        /// <param name="tokens">The argument.</param>
        /// <param name="vocabulary">How many different tokens there are.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">It holds another type than Int64, or an id that is none.</exception>
        public static void TokenIds(
            Tensor tokens, long vocabulary, [CallerArgumentExpression(nameof(tokens))] string name = "")
        {
            Guard.WholeNumbers(tokens, name);
            if (tokens.numel() == 0)
            {
                return;
            }

            using var scope = NewDisposeScope();
            var (lowest, highest) = (tokens.min().ToInt64(), tokens.max().ToInt64());
            if (lowest < 0 || highest >= vocabulary)
            {
                throw new ArgumentException(
                    $"{name} has shape {Guard.Shape(tokens)} and ids from {lowest} to {highest}; expected 0 to "
                    + $"{vocabulary - 1}.",
                    name);
            }
        }

        /// <summary>There are so many of something, or none is given at all.</summary>
        /// <typeparam name="T">What there are so many of.</typeparam>
        /// <param name="items">The argument, which may be null.</param>
        /// <param name="count">How many there must be.</param>
        /// <param name="because">What the number has to agree with.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">There are more or fewer.</exception>
        public static void Count<T>(
            IReadOnlyCollection<T>? items,
            int count,
            string because,
            [CallerArgumentExpression(nameof(items))] string name = "")
        {
            if (items is not null && items.Count != count)
            {
                throw new ArgumentException($"{name} has {items.Count}; expected {count}, {because}.", name);
            }
        }

        /// <summary>A number is 0 or above.</summary>
        /// <param name="value">The argument.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentOutOfRangeException">The number is negative or not a number.</exception>
        public static void NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        {
            if (!(value >= 0))
            {
                throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; expected 0 or a number above.");
            }
        }
    }
}
