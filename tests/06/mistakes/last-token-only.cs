// task:  06.6
// title: Logits are returned for the last token alone
// hint:  Each token predicts its successor: there are logits for all of them, which is what training needs.
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

        long before = caches?[0].Length ?? 0;
        var vectors = positions.call(tokens.call(text), before); // [batch, new] → [batch, new, d_model]
        vectors = nn.functional.dropout(vectors, _dropout, training);
        var weights = new Tensor[blocks.Count];
        for (int layer = 0; layer < blocks.Count; layer++)
        {
            (vectors, weights[layer]) = blocks[layer].call(vectors, null, caches?[layer]); // [batch, new, d_model]
        }

        var logits = nn.functional
            .linear(norm.call(vectors), tokens.weight!)[.., ^1..]; // [batch, new, d_model] → [batch, new, vocabulary]
        return (logits.MoveToOuterDisposeScope(), [.. weights.Select(each => each.MoveToOuterDisposeScope())]);
    }
}
