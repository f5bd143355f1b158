namespace Katas.Lesson11;

/// <summary>What stands before the tensors' bytes: a mark, a version, two counts, metadata, tensors.</summary>
internal sealed class GgufHeader
{
    private const uint Mark = 0x46554747; // "GGUF", lowest byte first
    private const long DefaultAlignment = 32;
    private const int MostDimensions = 4;

    // The least that an entry can take: a name's length, and what follows it.
    private const int LeastEntry = 8 + 4 + 1;
    private const int LeastTensor = 8 + 4 + 4 + 8;

    private readonly MappedFile _file;
    private readonly GgufReader _reader;
    private readonly Dictionary<string, object> _metadata = [];
    private readonly List<(StoredTensor Tensor, long Offset)> _tensors = [];

    /// <summary>Reads the header.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">It is not what the format asks for.</exception>
    public GgufHeader(MappedFile file)
    {
        _file = file;
        _reader = new GgufReader(file);
        CheckVersion();
        long tensors = _reader.Count("the number of tensors", LeastTensor);
        long entries = _reader.Count("the number of metadata", LeastEntry);
        for (long i = 0; i < entries; i++)
        {
            ReadEntry();
        }

        var names = new HashSet<string>();
        for (long i = 0; i < tensors; i++)
        {
            ReadTensor(names);
        }

        Place();
    }

    /// <summary>The metadata by key.</summary>
    public IReadOnlyDictionary<string, object> Metadata => _metadata;

    /// <summary>The tensors, and where each begins in the file.</summary>
    public IReadOnlyList<(StoredTensor Tensor, long Offset)> Tensors => _tensors;

    private void CheckVersion()
    {
        if (_reader.UInt32("the mark") != Mark)
        {
            throw _file.Broken("it does not begin with GGUF, as a GGUF file does.");
        }

        uint version = _reader.UInt32("the version");
        if (version is not (2 or 3))
        {
            throw _file.Broken(version is > 0 and <= ushort.MaxValue
                ? $"it has version {version} of the format; 2 and 3 are read here."
                : "its numbers have their highest byte first, or it is damaged; only lowest byte first is read here.");
        }
    }

    private void ReadEntry()
    {
        string key = _reader.Text("a key");
        object value = _reader.Value(key);
        if (!_metadata.TryAdd(key, value))
        {
            throw _file.Broken($"the key {key} occurs twice.");
        }
    }

    private void ReadTensor(HashSet<string> names)
    {
        string name = _reader.Text("a tensor's name");
        if (!names.Add(name))
        {
            throw _file.Broken($"the tensor {name} occurs twice.");
        }

        uint dimensions = _reader.UInt32($"the number of dimensions of {name}");
        if (dimensions > MostDimensions)
        {
            throw _file.Broken($"{name} has {dimensions} dimensions; the format has at most {MostDimensions}.");
        }

        long[] shape = new long[dimensions];
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            shape[i] = _reader.Size($"a size of {name}"); // innermost first
        }

        uint number = _reader.UInt32($"the type of {name}");
        var type = TypeOf(number) ?? throw _file.Broken($"{name} holds type {Known(number)}, which is not read here.");
        if (shape.LastOrDefault(1) % type.BlockLength() != 0)
        {
            throw _file.Broken($"{name} has rows of {shape.LastOrDefault(1)}, no multiple of the blocks of {type}.");
        }

        long bytes = StoredTensor.Bytes(type, shape)
            ?? throw _file.Broken($"{name} [{string.Join(", ", shape)}] would have more numbers than a file can hold.");
        _tensors.Add((new StoredTensor(name, type, shape, bytes), _reader.Size($"the place of {name}")));
    }

    // Places count from the first multiple of the alignment behind the header.
    private void Place()
    {
        long alignment = Alignment();
        long start = (_reader.Position + alignment - 1) / alignment * alignment;
        for (int i = 0; i < _tensors.Count; i++)
        {
            var (tensor, offset) = _tensors[i];
            if (offset % alignment != 0)
            {
                throw _file.Broken($"{tensor.Name} begins at {offset:N0}, which is no multiple of {alignment}.");
            }

            // Subtracted rather than added: sums of what a stranger has written may overflow.
            if (start > _file.Length || tensor.ByteCount > _file.Length - start
                || offset > _file.Length - start - tensor.ByteCount)
            {
                throw _file.Broken(
                    $"{tensor} goes beyond the end: {tensor.ByteCount:N0} bytes, {offset:N0} behind the header of "
                    + $"{start:N0}, in a file of {_file.Length:N0}. The file is cut short.");
            }

            _tensors[i] = (tensor, start + offset);
        }

        var inOrder = _tensors.OrderBy(entry => entry.Offset).ThenBy(entry => entry.Tensor.ByteCount).ToList();
        foreach (var (left, right) in inOrder.Zip(inOrder.Skip(1)))
        {
            if (left.Offset + left.Tensor.ByteCount > right.Offset)
            {
                throw _file.Broken($"{right.Tensor.Name} overlaps with {left.Tensor.Name}.");
            }
        }
    }

    private long Alignment() => _metadata.GetValueOrDefault("general.alignment") switch
    {
        null => DefaultAlignment,
        uint alignment when uint.IsPow2(alignment) => alignment,
        var other => throw _file.Broken($"general.alignment is {other}, not a power of two of type uint32."),
    };

    private static StoredType? TypeOf(uint number) => number switch
    {
        0 => StoredType.F32,
        1 => StoredType.F16,
        2 => StoredType.Q4_0,
        3 => StoredType.Q4_1,
        6 => StoredType.Q5_0,
        7 => StoredType.Q5_1,
        8 => StoredType.Q8_0,
        24 => StoredType.I8,
        25 => StoredType.I16,
        26 => StoredType.I32,
        27 => StoredType.I64,
        28 => StoredType.F64,
        30 => StoredType.BF16,
        _ => null,
    };

    // The types that files on the hub often have.
    private static string Known(uint number) => number switch
    {
        9 => "Q8_1",
        10 => "Q2_K",
        11 => "Q3_K",
        12 => "Q4_K",
        13 => "Q5_K",
        14 => "Q6_K",
        15 => "Q8_K",
        >= 16 and <= 23 or 29 => $"IQ ({number})",
        _ => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
