using Google.Protobuf;

namespace Katas.Checker.Fetching;

/// <summary>
/// The weights of a BERT in the ONNX format. The export kept the names of biases, norms and tables. The matrices of the linear
/// layers it numbered and transposed: each belongs to the bias that is added to its product.
/// </summary>
internal static class OnnxWeights
{
    private const int GraphOfModel = 7;
    private const int NodeOfGraph = 1;
    private const int InitializerOfGraph = 5;
    private const int Float = 1;

    /// <summary>Reads the weights, under BERT's names.</summary>
    /// <param name="model">The file.</param>
    /// <exception cref="CheckerException">A layer's matrix is not found.</exception>
    public static IReadOnlyList<NamedWeights> Read(byte[] model)
    {
        var graph = Fields(model).Single(field => field.Number == GraphOfModel).Bytes.ToByteArray();
        var tensors = new Dictionary<string, NamedWeights>();
        var products = new Dictionary<string, string>(); // what a product is called, and the matrix in it
        var biased = new List<(string Bias, string Product)>();
        foreach (var (number, bytes) in Fields(graph))
        {
            if (number == InitializerOfGraph && Tensor(bytes.ToByteArray()) is { } tensor)
            {
                tensors[tensor.Name] = tensor;
            }
            else if (number == NodeOfGraph)
            {
                var (kind, inputs, outputs) = Node(bytes.ToByteArray());
                switch (kind, inputs)
                {
                    case ("MatMul", [_, var matrix]):
                        products[outputs[0]] = matrix;
                        break;
                    case ("Add", [var left, var right]):
                        biased.AddRange([(left, right), (right, left)]);
                        break;
                }
            }
        }

        var linears = biased
            .Where(pair => tensors.ContainsKey(pair.Bias) && products.TryGetValue(pair.Product, out string? matrix) && tensors.ContainsKey(matrix))
            .ToDictionary(pair => pair.Bias, pair => products[pair.Product]);
        var used = linears.Values.ToHashSet();
        var named = tensors.Values.Where(tensor => !used.Contains(tensor.Name) && tensor.Name.Contains('.'));
        return
        [
            .. named,
            .. linears.Select(pair => tensors[pair.Value].Transposed($"{pair.Key[..^"bias".Length]}weight")),
        ];
    }

    private static (string Kind, List<string> Inputs, List<string> Outputs) Node(byte[] bytes)
    {
        var fields = Fields(bytes).ToList();
        return (
            fields.Where(field => field.Number == 4).Select(field => field.Bytes.ToStringUtf8()).FirstOrDefault(""),
            [.. fields.Where(field => field.Number == 1).Select(field => field.Bytes.ToStringUtf8())],
            [.. fields.Where(field => field.Number == 2).Select(field => field.Bytes.ToStringUtf8())]);
    }

    /// <summary>A tensor of float32; null for another type.</summary>
    private static NamedWeights? Tensor(byte[] bytes)
    {
        var shape = new List<long>();
        var (type, name, raw) = (0, "", ByteString.Empty);
        var input = new CodedInputStream(bytes);
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            switch (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag))
            {
                case (1, WireFormat.WireType.Varint):
                    shape.Add(input.ReadInt64());
                    break;
                case (2, WireFormat.WireType.Varint):
                    type = input.ReadInt32();
                    break;
                case (8, _):
                    name = input.ReadString();
                    break;
                case (9, _):
                    raw = input.ReadBytes();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return type == Float ? new NamedWeights(name, shape, raw.ToByteArray()) : null;
    }

    private static IEnumerable<(int Number, ByteString Bytes)> Fields(byte[] message)
    {
        var input = new CodedInputStream(message);
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                yield return (WireFormat.GetTagFieldNumber(tag), input.ReadBytes());
            }
            else
            {
                input.SkipLastField();
            }
        }
    }
}
