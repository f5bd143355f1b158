using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09.Demos;

/// <summary>First weights for a small model that is trained in a minute.</summary>
internal static class FirstWeights
{
    private static readonly string[] s_tables = ["tokens.weight", "positions.weight"];

    /// <summary>Draws matrices that roughly keep the size of a vector, and tables of vectors. What has one dimension stays as it is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">What the weights follow from.</param>
    /// <param name="table">The spread of a table's numbers, given how many there are in a row.</param>
    public static void Draw(TransformerModel model, int seed, Func<long, double> table)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var generator = new Generator((ulong)seed);
        foreach (var (name, parameter) in model.named_parameters().Where(each => each.parameter.dim() == 2))
        {
            long width = parameter.size(1);
            double spread = s_tables.Contains(name) ? table(width) : 0.7 / Math.Sqrt(width);
            parameter.copy_(randn(parameter.shape, generator: generator) * spread);
        }
    }

    /// <summary>The same for a model whose table is its head, too: a token's row has a length of about 1.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">What the weights follow from.</param>
    public static void DrawTied(TransformerModel model, int seed) => Draw(model, seed, width => 1 / Math.Sqrt(width));
}
