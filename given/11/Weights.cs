using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

/// <summary>
/// A model's tensors under the names that whoever trained it gave them, from a file of either format, or from memory.
/// Names and shapes are known at once; numbers are read when they are asked for.
/// </summary>
public sealed class Weights
{
    private readonly IReadOnlyDictionary<string, Entry> _entries;

    private Weights(IReadOnlyDictionary<string, Entry> entries) => _entries = entries;

    /// <summary>The names, in the file's order.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>Those of a file: safetensors, one or several that belong together, or GGUF.</summary>
    /// <param name="file">The file; it has to stay open.</param>
    public static Weights Of(IStoredWeights file) => new(file.Tensors.ToDictionary(
        pair => pair.Key,
        pair => new Entry(
            pair.Value.Type,
            pair.Value.Shape,
            () => StoredTensors.Read(file.Bytes(pair.Key), pair.Value))));

    /// <summary>Tensors that are there already.</summary>
    /// <param name="tensors">The tensors by their names; they stay the caller's.</param>
    public static Weights Of(IReadOnlyDictionary<string, Tensor> tensors) => new(tensors.ToDictionary(
        pair => pair.Key,
        pair => new Entry(
            pair.Value.is_floating_point() ? StoredType.F32 : StoredType.I64,
            pair.Value.shape,
            () => pair.Value.alias().to(ScalarType.Float32))));

    /// <summary>Whether there is one of that name.</summary>
    /// <param name="name">The name.</param>
    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>The shape of one.</summary>
    /// <param name="name">Its name.</param>
    public IReadOnlyList<long> Shape(string name) => _entries[name].Shape;

    /// <summary>The type of one that cannot be a weight, as its numbers are no fractions; null if it can.</summary>
    /// <param name="name">Its name.</param>
    public StoredType? Unreadable(string name) =>
        StoredTensors.IsReadable(_entries[name].Type) ? null : _entries[name].Type;

    /// <summary>Reads one.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A new tensor, Float32; it belongs to the caller.</returns>
    public Tensor Read(string name) => _entries[name].Read();

    /// <summary>The same, names without what some files put before all of them.</summary>
    /// <param name="prefix">What stands before the names; one that does not begin so stays as it is.</param>
    public Weights Without(string prefix) => new(_entries.ToDictionary(
        pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal) ? pair.Key[prefix.Length..] : pair.Key,
        pair => pair.Value));

    private sealed record Entry(StoredType Type, IReadOnlyList<long> Shape, Func<Tensor> Read);
}
