// task:   06.6
// title:  positions are added in place into the embedding's result twice, via an extra arange look-up
// expect: positions.call adds itself: once is enough.
// hears:  token-vectors-added-twice
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
        var x = tokens.call(text);
        x = x + positions.call(x, caches?[0].Length ?? 0);
        x = nn.functional.dropout(x, _dropout, training);
        var weights = new Tensor[blocks.Count];
        for (int i = 0; i < blocks.Count; i++)
        {
            (x, var w) = blocks[i].call(x, null, caches?[i]);
            weights[i] = w.MoveToOuterDisposeScope();
        }

        return (nn.functional.linear(norm.call(x), tokens.weight!).MoveToOuterDisposeScope(), weights);
    }
}
