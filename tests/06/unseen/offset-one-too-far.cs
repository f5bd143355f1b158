// task:   06.6
// title:  offset is the length plus one when caches are there
// expect: The first new token stands at position Length.
// hears:  offset-one-too-far
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

        var offset = caches is { Count: > 0 } && caches[0].Length > 0 ? Math.Min(caches[0].Length + 1, MaxLength - text.size(1)) : 0;
        var x = positions.call(tokens.call(text), offset);
        x = nn.functional.dropout(x, _dropout, training);
        var all = blocks.Select((block, i) =>
        {
            (x, var w) = block.call(x, null, caches?[i]);
            return w;
        }).ToArray();
        return (norm.call(x).matmul(tokens.weight!.transpose(0, 1)), all);
    }
}
