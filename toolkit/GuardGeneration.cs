using System.Runtime.CompilerServices;

namespace Katas.Toolkit;

/// <summary>Checks of arguments about writing texts: caches, temperatures.</summary>
public static class GuardGeneration
{
    extension(Guard)
    {
        /// <summary>Checks that a list has a given number of items, or is null.</summary>
        /// <typeparam name="T">The type of the items.</typeparam>
        /// <param name="items">The argument, which may be null.</param>
        /// <param name="count">The number there must be.</param>
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

        /// <summary>Checks that a number is 0 or above.</summary>
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
