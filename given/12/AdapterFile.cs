using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>
/// Tensors in a file, in the safetensors format: 8 bytes with the length of a header in JSON, the header with each
/// tensor's type, shape and place, the bytes. Lesson 11 has a reader for files of any origin; this one reads what it
/// wrote, and says so of anything else.
/// </summary>
public static class AdapterFile
{
    private const int Count = 8; // bytes of the header's length

    /// <summary>Writes tensors beside the place, and then moves them there: no file is ever half-written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors, by name, Float32 or Float64.</param>
    /// <exception cref="ArgumentException">A tensor has another type.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var scope = NewDisposeScope();
        var header = new Dictionary<string, object>();
        long place = 0;
        foreach (var (name, value) in tensors)
        {
            long bytes = value.numel() * value.element_size();
            long[] offsets = [place, place + bytes];
            header[name] = new { dtype = NameOf(value), shape = value.shape, data_offsets = offsets };
            place += bytes;
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        byte[] length = new byte[Count];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        string beside = path + ".part";
        using (var file = File.Create(beside))
        {
            file.Write(length);
            file.Write(json);
            foreach (var value in tensors.Values)
            {
                file.Write(value.contiguous().bytes);
            }
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors, by name.</returns>
    /// <exception cref="InvalidDataException">It is not such a file, or not all of it.</exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        var tensors = new Dictionary<string, Tensor>();
        try
        {
            // What is no length throws here, or on the next line.
            int length = checked((int)BinaryPrimitives.ReadInt64LittleEndian(file));
            using var header = JsonDocument.Parse(file.AsMemory(Count, length));
            foreach (var entry in header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
            {
                tensors.Add(entry.Name, One(path, entry, file.AsSpan(Count + length)));
            }
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"{path} is not an adapter's file: its header cannot be read.", exception);
        }

        return tensors;
    }

    private static Tensor One(string path, JsonProperty entry, Span<byte> data)
    {
        string type = entry.Value.GetProperty("dtype").GetString() ?? "";
        Require(type is "F32" or "F64", path, $"{entry.Name} is of type {type}, and not F32 or F64");
        long[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        long[] place = [.. entry.Value.GetProperty("data_offsets").EnumerateArray().Select(each => each.GetInt64())];
        decimal bytes = shape.Aggregate(type == "F32" ? 4m : 8m, (product, size) => product * size);
        Require(
            place is [>= 0, _] && place[1] <= data.Length && shape.All(size => size >= 0)
                && bytes == place[1] - place[0],
            path,
            $"{entry.Name} lies outside of it, or does not fill its place");
        var value = empty(shape, type == "F32" ? ScalarType.Float32 : ScalarType.Float64);
        data[(int)place[0]..(int)place[1]].CopyTo(value.bytes);
        return value;
    }

    private static string NameOf(Tensor value) => value.dtype switch
    {
        ScalarType.Float32 => "F32",
        ScalarType.Float64 => "F64",
        _ => throw new ArgumentException($"An adapter's file holds Float32 and Float64, and no {value.dtype}."),
    };

    private static void Require(bool holds, string path, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{path} is not an adapter's file, or not all of it: {otherwise}.");
        }
    }
}
