extern alias reference;

using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

/// <summary>A layer under test and the reference, with the same parameters.</summary>
internal static class Layers
{
    public static (MultiHeadAttention layer, Reference.MultiHeadAttention reference) Pair(
        long dModel = 12,
        long heads = 3,
        double dropout = 0,
        bool bias = true,
        ScalarType type = ScalarType.Float32)
    {
        var layer = new MultiHeadAttention(dModel, heads, dropout, bias);
        var reference = new Reference.MultiHeadAttention(dModel, heads, dropout, bias);
        layer.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(layer), to: reference);
        return (layer, reference);
    }
}
