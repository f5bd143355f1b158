using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

/// <summary>
/// The files in <c>golden/</c>: tiny models and vocabularies in the formats that real ones come in, and what Hugging Face's
/// libraries compute with them. The expected values are read here, not by the lesson's own reader.
/// </summary>
internal static class GoldenFiles
{
    /// <summary>The path of a file or folder.</summary>
    public static string At(string name) => Path.Combine(Folder(), name);

    /// <summary>The expected values of a folder.</summary>
    public static Dictionary<string, Tensor> Expected(string folder) => Tensors(Path.Combine(folder, "expected.safetensors"));

    /// <summary>All tensors of a safetensors file, by name.</summary>
    public static Dictionary<string, Tensor> Tensors(string name)
    {
        byte[] file = File.ReadAllBytes(At(name));
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using var document = JsonDocument.Parse(file.AsMemory(8, header));
        var tensors = new Dictionary<string, Tensor>();
        foreach (var item in document.RootElement.EnumerateObject().Where(item => item.Name != "__metadata__"))
        {
            long[] shape = [.. item.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
            int[] place = [.. item.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32())];
            var values = empty(shape, TypeOf(item.Value.GetProperty("dtype").GetString()!));
            file.AsSpan(8 + header + place[0], place[1] - place[0]).CopyTo(values.bytes);
            tensors[item.Name] = values;
        }

        return tensors;
    }

    /// <summary>The texts of a file of expected ids, and what is expected.</summary>
    public static IReadOnlyList<JsonElement> Rows(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(At(name)));
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.Clone())];
    }

    /// <summary>A list of whole numbers in a row.</summary>
    public static long[] Numbers(JsonElement row, string name) =>
        [.. row.GetProperty(name).EnumerateArray().Select(number => number.GetInt64())];

    /// <summary>A list of texts in a row.</summary>
    public static string[] Texts(JsonElement row, string name) =>
        [.. row.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    /// <summary>Asserts that values agree, to a share of the largest.</summary>
    public static void Close(Tensor? actual, Tensor expected, string what, double tolerance)
    {
        using var scope = NewDisposeScope();
        double largest = expected.abs().max().ToDouble();
        if (actual is null || !actual.shape.SequenceEqual(expected.shape)
            || !((actual - expected).abs().max().ToDouble() <= tolerance * largest))
        {
            TensorAssert.Close(actual is null ? null : actual / largest, expected / largest, $"{what}, by the largest value", tolerance);
        }
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden");

    private static ScalarType TypeOf(string name) => name switch
    {
        "F64" => ScalarType.Float64,
        "F32" => ScalarType.Float32,
        "F16" => ScalarType.Float16,
        "BF16" => ScalarType.BFloat16,
        "I64" => ScalarType.Int64,
        "I32" => ScalarType.Int32,
        "I16" => ScalarType.Int16,
        "I8" => ScalarType.Int8,
        "U8" => ScalarType.Byte,
        "BOOL" => ScalarType.Bool,
        _ => throw new InvalidDataException($"A golden file holds values of type {name}."),
    };
}
