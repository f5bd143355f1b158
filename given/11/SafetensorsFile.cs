using System.Buffers.Binary;
using System.Text.Json;

namespace Katas.Lesson11;

/// <summary>
/// One file in the safetensors format: 8 bytes with the length of the header, the header in JSON, and the bytes of all
/// tensors, one behind the other without a gap.
/// </summary>
internal sealed class SafetensorsFile : IDisposable
{
    private readonly MappedFile _file;
    private readonly Dictionary<string, StoredTensor> _tensors = [];
    private readonly Dictionary<string, long> _offsets = []; // from the beginning of the file

    /// <summary>Opens a file, and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is not what the format asks for.</exception>
    public SafetensorsFile(string path)
    {
        _file = new MappedFile(path);
        try
        {
            ReadHeader();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors => _tensors;

    /// <summary>What the file says of itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; private set; } = new Dictionary<string, string>();

    /// <summary>A tensor's bytes.</summary>
    /// <param name="name">The tensor's name.</param>
    public ReadOnlySpan<byte> Bytes(string name) => _file.Span(_tensors[name], _offsets[name]);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private void ReadHeader()
    {
        if (_file.Length < sizeof(ulong))
        {
            throw _file.Broken($"{_file.Length} bytes are too few for a safetensors file.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(_file.Span(0, sizeof(ulong)));
        long left = _file.Length - sizeof(ulong);
        if (length > (ulong)left)
        {
            throw _file.Broken(
                $"its first 8 bytes say that the header has {length:N0} bytes, but only {left:N0} follow. "
                + "The file is cut short, or no safetensors file.");
        }

        using var header = JsonHeader.Parse(_file, "the header", sizeof(ulong), (long)length);
        long start = sizeof(ulong) + (long)length;
        long data = _file.Length - start;
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            string name = entry.Name;
            if (name == "__metadata__")
            {
                Metadata = JsonHeader.Texts(_file, name, entry.Value);
            }
            else
            {
                var (tensor, offset) = Read(name, entry.Value, data);
                _tensors[name] = tensor;
                _offsets[name] = start + offset;
            }
        }

        CheckPlaces(start);
    }

    // {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}
    private (StoredTensor Tensor, long Offset) Read(string name, JsonElement entry, long data)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            throw _file.Broken($"the header's entry for {name} is not an object.");
        }

        string typeName = entry.TryGetProperty("dtype", out var dtype) && JsonHeader.Text(dtype) is { } text
            ? text
            : throw _file.Broken($"{name} has no dtype.");
        var type = TypeOf(typeName) ?? throw _file.Broken($"{name} holds {typeName}, a type that is not read here.");
        long[] shape = entry.TryGetProperty("shape", out var sizes) && JsonHeader.Sizes(sizes) is { } list
            ? list
            : throw _file.Broken($"the shape of {name} is not a list of sizes.");
        if (!entry.TryGetProperty("data_offsets", out var place)
            || JsonHeader.Sizes(place) is not [long begin, long end])
        {
            throw _file.Broken($"{name} has no data_offsets, where it begins and ends.");
        }

        var tensor = new StoredTensor(name, type, shape, end - begin);
        if (StoredTensor.Bytes(type, shape) is not { } bytes)
        {
            throw _file.Broken($"{tensor} would have more numbers than a file can hold.");
        }

        if (bytes != end - begin)
        {
            throw _file.Broken($"{tensor} takes {bytes:N0} bytes, but lies from {begin:N0} to {end:N0}.");
        }

        return end <= data
            ? (tensor, begin)
            : throw _file.Broken($"{tensor} ends at {end:N0} of {data:N0} bytes. The file is cut short.");
    }

    // Every byte belongs to one tensor, so two tensors cannot overlap, and nothing else can hide in the file.
    private void CheckPlaces(long start)
    {
        long reached = start;
        string before = "the header";
        foreach (var tensor in _tensors.Values.OrderBy(tensor => (_offsets[tensor.Name], tensor.ByteCount)))
        {
            long offset = _offsets[tensor.Name];
            if (offset != reached)
            {
                throw _file.Broken(offset < reached
                    ? $"{tensor.Name} overlaps with {before}."
                    : $"between {before} and {tensor.Name}, {offset - reached:N0} bytes belong to no tensor.");
            }

            (reached, before) = (offset + tensor.ByteCount, tensor.Name);
        }

        if (reached != _file.Length)
        {
            throw _file.Broken($"{_file.Length - reached:N0} bytes at its end belong to no tensor.");
        }
    }

    private static StoredType? TypeOf(string name) => name switch
    {
        "BOOL" => StoredType.Bool,
        "U8" => StoredType.U8,
        "I8" => StoredType.I8,
        "I16" => StoredType.I16,
        "I32" => StoredType.I32,
        "I64" => StoredType.I64,
        "F16" => StoredType.F16,
        "BF16" => StoredType.BF16,
        "F32" => StoredType.F32,
        "F64" => StoredType.F64,
        _ => null,
    };
}
