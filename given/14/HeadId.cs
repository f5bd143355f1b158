namespace Katas.Lesson14;

/// <summary>One head of a model.</summary>
/// <param name="Layer">The number of its block, from 0.</param>
/// <param name="Head">Its number in the block, from 0.</param>
public readonly record struct HeadId(long Layer, long Head)
{
    /// <summary>The full name of a point of its block, for example <c>blocks.1.z</c>.</summary>
    /// <param name="name">The point's name within the block.</param>
    public string Point(string name) => $"blocks.{Layer}.{name}";

    /// <summary>As papers write it: <c>L1H0</c>.</summary>
    public override string ToString() => $"L{Layer}H{Head}";
}
