namespace Katas.Lesson11;

/// <summary>A model's weights in a file, whichever format it has, read where they lie.</summary>
public interface IStoredWeights : IDisposable
{
    /// <summary>The tensors by name.</summary>
    IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>A tensor's bytes where they lie in the file, valid until this is disposed.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of that name.</exception>
    /// <exception cref="NotSupportedException">It takes 2 GiB or more, which no span can.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    ReadOnlySpan<byte> Bytes(string name);
}
