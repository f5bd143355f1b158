// task:  05.4
// title: Tokens see only what came before
// hint:  An encoder looks both ways; that is its strength. The causal mask belongs to the decoder of lesson 06.
using Katas.Lesson02;
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson05;

sealed partial class TransformerEncoder
{
    public override (Tensor output, Tensor[] weights) forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        using var scope = NewDisposeScope();

        var mask = Masks.Combine(Masks.Padding(tokens, Config.PaddingId), Masks.Causal(tokens.size(1)));
        var hidden = embeddings.call(tokens, segments);
        var weights = new List<Tensor>();
        foreach (var layer in layers)
        {
            (hidden, var looks) = layer.call(hidden, mask);
            weights.Add(looks.MoveToOuterDisposeScope());
        }

        return (norm.call(hidden).MoveToOuterDisposeScope(), [.. weights]);
    }
}
