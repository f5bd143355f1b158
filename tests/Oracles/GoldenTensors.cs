using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>
/// A golden file in the safetensors format, in <c>golden/</c>: 8 bytes with the length of a header in JSON, the header with each
/// tensor's type, shape and place, the bytes. Its metadata says what computed it.
/// </summary>
public sealed class GoldenTensors
{
    private readonly Dictionary<string, Tensor> _tensors = [];

    private GoldenTensors(byte[] file)
    {
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using var document = JsonDocument.Parse(file.AsMemory(8, header));
        foreach (var item in document.RootElement.EnumerateObject())
        {
            if (item.Name == "__metadata__")
            {
                Metadata = item.Value.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
            }
            else
            {
                long[] shape = [.. item.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
                long[] place = [.. item.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
                var values = empty(shape, TypeOf(item.Value.GetProperty("dtype").GetString()!));
                file.AsSpan(8 + header + (int)place[0], (int)(place[1] - place[0])).CopyTo(values.bytes);
                _tensors[item.Name] = values;
            }
        }
    }

    /// <summary>What computed it, with which configuration.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <summary>The names of all tensors.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>The tensor under a name.</summary>
    public Tensor this[string name] => _tensors[name];

    /// <summary>Whether there is a tensor of that name.</summary>
    public bool Has(string name) => _tensors.ContainsKey(name);

    /// <summary>Reads a file of the folder <c>golden</c>.</summary>
    public static GoldenTensors Load(string name, [CallerFilePath] string here = "") =>
        new(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "golden", name)));

    private static ScalarType TypeOf(string name) => name switch
    {
        "F64" => ScalarType.Float64,
        "F32" => ScalarType.Float32,
        "F16" => ScalarType.Float16,
        "BF16" => ScalarType.BFloat16,
        "I64" => ScalarType.Int64,
        _ => throw new InvalidDataException($"A golden file holds values of type {name}."),
    };
}
