using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>Several tensors of one shape, one on top of the other, each with a name.</summary>
/// <param name="Names">What each of them is.</param>
/// <param name="Values">The tensors, <c>[part, batch, position, …]</c>.</param>
public sealed record NamedParts(IReadOnlyList<string> Names, Tensor Values)
{
    /// <summary>The part of a name, <c>[batch, position, …]</c>.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public Tensor this[string name]
    {
        get
        {
            int index = Names.ToList().IndexOf(name);
            return index >= 0
                ? Values[index]
                : throw new ArgumentException(
                    $"There is no part {name}; there is {string.Join(", ", Names)}.", nameof(name));
        }
    }
}
