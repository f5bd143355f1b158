namespace Katas.Lesson09;

/// <summary>What a model keeps of the tokens before, so that it need not read them again.</summary>
/// <param name="Layers">For each block, its keys and values.</param>
/// <param name="Count">
/// The number of tokens before. A window keeps the keys of the newest alone, so it is told and not counted.
/// </param>
public sealed record Past(IReadOnlyList<KeyValues> Layers, long Count) : IDisposable
{
    /// <summary>A past of which everything is kept, for example learned keys and values.</summary>
    /// <param name="layers">For each block, its keys and values.</param>
    public Past(IReadOnlyList<KeyValues> layers)
        : this(layers, layers[0].Length)
    {
    }

    /// <summary>Moves all of it out of the dispose scope that it belongs to.</summary>
    public Past MoveToOuterDisposeScope() => this with
    {
        Layers = [.. Layers.Select(layer => layer.MoveToOuterDisposeScope())],
    };

    /// <summary>Disposes the keys and values.</summary>
    public void Dispose()
    {
        foreach (var layer in Layers)
        {
            layer.Keys.Dispose();
            layer.Values.Dispose();
        }
    }
}
