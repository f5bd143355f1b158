using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Katas.Checker.Fetching;

/// <summary>A tensor of float32, as bytes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Bytes">Its numbers, row by row.</param>
internal sealed record NamedWeights(string Name, IReadOnlyList<long> Shape, byte[] Bytes)
{
    /// <summary>The matrix with rows and columns exchanged, under another name.</summary>
    public NamedWeights Transposed(string name)
    {
        var (rows, columns) = ((int)Shape[0], (int)Shape[1]);
        float[] turned = new float[rows * columns];
        var numbers = MemoryMarshal.Cast<byte, float>(Bytes);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                turned[(column * rows) + row] = numbers[(row * columns) + column];
            }
        }

        return new NamedWeights(name, [columns, rows], MemoryMarshal.AsBytes(turned.AsSpan()).ToArray());
    }

    /// <summary>Writes tensors as a safetensors file.</summary>
    public static void Write(Stream stream, IEnumerable<NamedWeights> weights)
    {
        var inOrder = weights.OrderBy(tensor => tensor.Name, StringComparer.Ordinal).ToList();
        var header = new Dictionary<string, object> { ["__metadata__"] = new { format = "pt" } };
        long offset = 0;
        foreach (var tensor in inOrder)
        {
            long[] place = [offset, offset += tensor.Bytes.Length];
            header[tensor.Name] = new { dtype = "F32", shape = tensor.Shape, data_offsets = place };
        }

        byte[] json = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(header));
        byte[] padded = [.. json, .. Enumerable.Repeat((byte)' ', (8 - (json.Length % 8)) % 8)];
        stream.Write(BitConverter.GetBytes((long)padded.Length));
        stream.Write(padded);
        inOrder.ForEach(tensor => stream.Write(tensor.Bytes));
    }
}
