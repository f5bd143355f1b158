namespace Katas.Lesson11;

/// <summary>
/// Weights in the GGUF format, llama.cpp's: everything about a model in one file, its vocabulary included. A file that
/// is not what it says it is gets an error, and no memory. The format:
/// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
/// </summary>
public sealed class Gguf : IStoredWeights
{
    private readonly MappedFile _file;
    private readonly Dictionary<string, StoredTensor> _tensors = [];
    private readonly Dictionary<string, long> _offsets = []; // from the beginning of the file

    private Gguf(MappedFile file)
    {
        _file = file;
        var header = new GgufHeader(file);
        Metadata = header.Metadata;
        foreach (var (tensor, offset) in header.Tensors)
        {
            _tensors[tensor.Name] = tensor;
            _offsets[tensor.Name] = offset;
        }
    }

    /// <summary>The file that was opened.</summary>
    public string Path => _file.Path;

    /// <summary>
    /// What the file says of the model, for example <c>llama.block_count</c>. Numbers have the type that they are
    /// stored with; lists are arrays of it, <c>string[]</c> of texts, and <c>Array[]</c> of lists.
    /// </summary>
    public IReadOnlyDictionary<string, object> Metadata { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, StoredTensor> Tensors => _tensors;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The open file; dispose it to close it.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not what the format asks for: the message says where.</exception>
    public static Gguf Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        var file = new MappedFile(path);
        try
        {
            return new Gguf(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes(string name) => _tensors.TryGetValue(name, out var tensor)
        ? _file.Span(tensor, _offsets[name])
        : throw new KeyNotFoundException($"{Path} has no tensor {name}.");

    /// <summary>A whole number of the metadata, whichever of the integer types it has.</summary>
    /// <param name="key">Its key.</param>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public long Integer(string key) => Value(key) switch
    {
        byte or sbyte or ushort or short or uint or int or long => Convert.ToInt64(Metadata[key], null),
        ulong value and <= long.MaxValue => (long)value,
        _ => throw Other(key, "a whole number"),
    };

    /// <summary>A number of the metadata, whole or not.</summary>
    /// <inheritdoc cref="Integer"/>
    public double Number(string key) => Value(key) switch
    {
        float value => value,
        double value => value,
        _ => Integer(key),
    };

    /// <summary>A text of the metadata.</summary>
    /// <inheritdoc cref="Integer"/>
    public string Text(string key) => Value(key) as string ?? throw Other(key, "a text");

    /// <summary>A list of texts of the metadata, for example the vocabulary.</summary>
    /// <inheritdoc cref="Integer"/>
    public IReadOnlyList<string> Texts(string key) => Value(key) as string[] ?? throw Other(key, "a list of texts");

    /// <summary>A list of whole numbers of the metadata, for example each token's kind.</summary>
    /// <inheritdoc cref="Integer"/>
    public IReadOnlyList<long> Integers(string key) => Value(key) switch
    {
        byte[] or sbyte[] or ushort[] or short[] or uint[] or int[] or long[] =>
            [.. ((Array)Metadata[key]).Cast<object>().Select(value => Convert.ToInt64(value, null))],
        _ => throw Other(key, "a list of whole numbers"),
    };

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private object Value(string key) => Metadata.TryGetValue(key, out object? value)
        ? value
        : throw new KeyNotFoundException($"{Path} does not say {key}.");

    private InvalidDataException Other(string key, string expected) =>
        _file.Broken($"{key} is a {Metadata[key].GetType().Name}, not {expected}.");
}
