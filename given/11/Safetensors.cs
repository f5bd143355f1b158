namespace Katas.Lesson11;

/// <summary>
/// Weights in the safetensors format, as on the Hugging Face hub: one file, or several (shards) with an index that
/// says which tensor is in which. A file that is not what it says it is gets an error, and no memory.
/// </summary>
public sealed class Safetensors : IStoredWeights
{
    private const string SingleName = "model.safetensors";
    private const string IndexName = "model.safetensors.index.json";

    private readonly List<SafetensorsFile> _files = [];
    private readonly Dictionary<string, SafetensorsFile> _homes = [];
    private readonly Dictionary<string, StoredTensor> _tensors = [];

    private Safetensors(string path)
    {
        Path = path;
    }

    /// <summary>The file or folder that was opened.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, StoredTensor> Tensors => _tensors;

    /// <summary>What the file says of itself, for example its <c>format</c>; of shards, the first one's.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _files[0].Metadata;

    /// <summary>Opens a file, or a folder that has <c>model.safetensors</c>, or shards and their index.</summary>
    /// <param name="path">The file or folder.</param>
    /// <returns>The open file; dispose it to close it.</returns>
    /// <exception cref="FileNotFoundException">There is no such file, or none in the folder.</exception>
    /// <exception cref="InvalidDataException">It is not what the format asks for: the message says where.</exception>
    public static Safetensors Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        var opened = new Safetensors(path);
        try
        {
            opened.OpenAll();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes(string name) => _homes.TryGetValue(name, out var file)
        ? file.Bytes(name)
        : throw new KeyNotFoundException($"{Path} has no tensor {name}.");

    /// <summary>Closes the file, or all shards.</summary>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    private void OpenAll()
    {
        if (!Directory.Exists(Path))
        {
            Add(Path, _ => true);
            return;
        }

        string single = System.IO.Path.Combine(Path, SingleName);
        string index = System.IO.Path.Combine(Path, IndexName);
        if (File.Exists(single))
        {
            Add(single, _ => true);
        }
        else if (File.Exists(index))
        {
            AddShards(index);
        }
        else
        {
            throw new FileNotFoundException($"{Path} has neither {SingleName} nor {IndexName}.", single);
        }
    }

    private void AddShards(string index)
    {
        var shards = ReadIndex(index);
        foreach (string shard in shards.Values.Distinct().Order(StringComparer.Ordinal))
        {
            string path = System.IO.Path.Combine(Path, shard);
            if (!File.Exists(path))
            {
                throw new FileNotFoundException($"{index} names {shard}, which is not there.", path);
            }

            Add(path, name => !shards.TryGetValue(name, out string? home) || home == shard);
        }

        if (shards.Keys.FirstOrDefault(name => !_tensors.ContainsKey(name)) is { } lost)
        {
            throw new InvalidDataException($"{index}: {lost} is not in {shards[lost]}, where the index has it.");
        }
    }

    private void Add(string path, Func<string, bool> belongs)
    {
        var file = new SafetensorsFile(path);
        _files.Add(file);
        foreach (var (name, tensor) in file.Tensors.Where(entry => belongs(entry.Key)))
        {
            if (!_tensors.TryAdd(name, tensor))
            {
                throw new InvalidDataException($"{path}: {name} is in another shard as well.");
            }

            _homes[name] = file;
        }
    }

    // {"metadata": {…}, "weight_map": {"lm_head.weight": "model-00002-of-00002.safetensors", …}}
    private static Dictionary<string, string> ReadIndex(string path)
    {
        using var file = new MappedFile(path);
        using var json = JsonHeader.Parse(file, "the index", 0, file.Length);
        if (!json.RootElement.TryGetProperty("weight_map", out var map))
        {
            throw file.Broken("the index has no weight_map.");
        }

        var shards = JsonHeader.Texts(file, "weight_map", map);
        return shards.Values.FirstOrDefault(IsElsewhere) is { } elsewhere
            ? throw file.Broken($"\"{elsewhere}\" is not the name of a file beside the index.")
            : shards;
    }

    private static bool IsElsewhere(string name) =>
        name is "" or "." or ".." || name.AsSpan().IndexOfAny("/\\:\0") >= 0;
}
