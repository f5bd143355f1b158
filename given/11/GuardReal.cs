using System.Runtime.CompilerServices;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson11;

/// <summary>Checks of arguments about stored numbers and weights.</summary>
internal static class GuardReal
{
    extension(Guard)
    {
        /// <summary>Checks that bytes are exactly the numbers of a shape, of a type that is no block.</summary>
        /// <param name="bytes">The argument.</param>
        /// <param name="type">The numbers' type.</param>
        /// <param name="shape">The shape.</param>
        /// <param name="name">Filled in by the compiler.</param>
        /// <exception cref="ArgumentException">The type is another, or the bytes are more or fewer.</exception>
        public static void Stored(
            ReadOnlySpan<byte> bytes,
            StoredType type,
            IReadOnlyList<long> shape,
            [CallerArgumentExpression(nameof(bytes))] string name = "")
        {
            int size = type switch
            {
                StoredType.F32 => 4,
                StoredType.F16 or StoredType.BF16 => 2,
                _ => throw new ArgumentException($"type is {type}; expected F32, F16 or BF16.", nameof(type)),
            };
            long count = shape.Aggregate(1L, (product, each) => product * each);
            if (bytes.Length != count * size)
            {
                throw new ArgumentException(
                    $"{name} are {bytes.Length}; {count} numbers of type {type}, shape [{string.Join(", ", shape)}], "
                    + $"take {count * size}.",
                    name);
            }
        }

        /// <summary>Checks that bytes are a block, and that there is room for its numbers.</summary>
        /// <param name="block">The argument.</param>
        /// <param name="type">The block's type.</param>
        /// <param name="numbers">Where the numbers go.</param>
        /// <exception cref="ArgumentException">The type is another, or something has another size.</exception>
        public static void Block(ReadOnlySpan<byte> block, StoredType type, Span<float> numbers)
        {
            if (type is not (StoredType.Q8_0 or StoredType.Q4_0 or StoredType.Q4_1))
            {
                throw new ArgumentException($"type is {type}; expected Q8_0, Q4_0 or Q4_1.", nameof(type));
            }

            if (block.Length != type.BlockBytes() || numbers.Length != type.BlockLength())
            {
                throw new ArgumentException(
                    $"block is {block.Length} bytes for {numbers.Length} numbers; a block of type {type} is "
                    + $"{type.BlockBytes()} for {type.BlockLength()}.",
                    nameof(block));
            }
        }

        /// <summary>Checks that a recipe is one for a model: what it places is there, and placed once.</summary>
        /// <param name="recipe">The argument.</param>
        /// <param name="model">The model.</param>
        /// <exception cref="ArgumentException">It is not.</exception>
        public static void Places(Recipe recipe, nn.Module model)
        {
            var open = model.state_dict().Keys.ToHashSet();
            if (recipe.Placements.FirstOrDefault(placement => !open.Remove(placement.Ours)) is { } wrong)
            {
                throw new ArgumentException(
                    $"recipe places {wrong.Ours}, which the model does not have, or has been given already.",
                    nameof(recipe));
            }
        }

        /// <summary>Checks that there is at least one of something.</summary>
        /// <param name="count">How many there are.</param>
        /// <param name="what">What they are, for the message.</param>
        /// <param name="name">The argument that they are from.</param>
        /// <exception cref="ArgumentException">There are none.</exception>
        public static void Some(int count, string what, string name)
        {
            if (count == 0)
            {
                throw new ArgumentException($"{name} has no {what}; expected at least one.", name);
            }
        }
    }
}
