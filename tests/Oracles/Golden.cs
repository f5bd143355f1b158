using System.Runtime.CompilerServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>A golden file: inputs and answers computed with PyTorch by <c>golden/generate.py</c>.</summary>
public sealed class Golden
{
    private readonly JsonElement _root;

    private Golden(string name, JsonElement root)
    {
        Name = name;
        _root = root;
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    /// <summary>The tensor under a name.</summary>
    public Tensor this[string name] => ToTensor(_root.GetProperty(name));

    /// <summary>The files whose names begin with a prefix, in order.</summary>
    public static IReadOnlyList<string> Names(string prefix) =>
    [
        .. Directory.GetFiles(Folder(), $"{prefix}*.json").Select(path => Path.GetFileName(path)!).Order(
            StringComparer.Ordinal),
    ];

    public static Golden Load(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), name)));
        return new Golden(name, document.RootElement.Clone());
    }

    /// <summary>The tensor under a name; null if there is none.</summary>
    public Tensor? Find(string name) => _root.TryGetProperty(name, out var element) ? ToTensor(element) : null;

    /// <summary>A list of numbers.</summary>
    public double[] Numbers(string name) => [.. _root.GetProperty(name).EnumerateArray().Select(ToNumber)];

    /// <summary>A list of texts.</summary>
    public string[] Texts(string name) => [.. _root.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    /// <summary>A list of tensors.</summary>
    public Tensor[] Tensors(string name) => [.. _root.GetProperty(name).EnumerateArray().Select(ToTensor)];

    /// <summary>Tensors by name, as a module's <c>state_dict</c> has them.</summary>
    public Dictionary<string, Tensor> State(string name) =>
        _root.GetProperty(name).EnumerateObject().ToDictionary(item => item.Name, item => ToTensor(item.Value));

    public override string ToString() => Name;

    // The files are read where they lie in the repository: the compiler notes where this source file is.
    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "golden");

    private static Tensor ToTensor(JsonElement element)
    {
        long[] shape = [.. element.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        var values = element.GetProperty("values").EnumerateArray();
        return element.GetProperty("dtype").GetString() switch
        {
            "float32" => tensor(values.Select(value => (float)ToNumber(value)).ToArray(), shape),
            "float64" => tensor(values.Select(ToNumber).ToArray(), shape),
            "int64" => tensor(values.Select(value => value.GetInt64()).ToArray(), shape),
            "bool" => tensor(values.Select(value => value.GetBoolean()).ToArray(), shape),
            var other => throw new InvalidDataException($"A golden file holds values of type {other}."),
        };
    }

    private static double ToNumber(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number ? element.GetDouble() : element.GetString() switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            "nan" => double.NaN,
            var other => throw new InvalidDataException($"A golden file holds {other} where a number belongs."),
        };
}
