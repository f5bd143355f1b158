// task:   06.6
// title:  the output table is a detached copy
// expect: The embedding learns from both ends.
// hears:  gradient-cut
// faults: 1
using Katas.Lesson03;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson06;

sealed partial class LanguageModel
{
    public override (Tensor logits, Tensor[] weights) forward(Tensor text, IReadOnlyList<KeyValueCache>? caches)
    {
        Guard.Layout(text, "[batch, new]");
        Guard.Ids(text, Vocabulary, "tokens");
        Guard.Count(caches, blocks.Count, "one cache for each block");
        Guard.SizeAtMost(text, 1, MaxLength - (caches?[0].Length ?? 0), "what is left of the model's longest text");

        using var scope = NewDisposeScope();
        var x = positions.call(tokens.call(text), caches?[0].Length ?? 0);
        x = nn.functional.dropout(x, _dropout, training);
        var weights = new Tensor[blocks.Count];
        for (int i = 0; i < blocks.Count; i++)
        {
            (x, var w) = blocks[i].call(x, null, caches?[i]);
            weights[i] = w.MoveToOuterDisposeScope();
        }

        var table = new Parameter(tokens.weight!.detach());
        return (norm.call(x).matmul(table.t()).MoveToOuterDisposeScope(), weights);
    }
}
