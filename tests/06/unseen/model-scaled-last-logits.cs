// task:   06.6
// title:  divides the logits by the root of d_model, as T5 does with tied embeddings; and with caches returns the last
//         token's logits only
// expect: The logits are the dot products as they are; the division by √d_model is T5's, and flattens every
//         distribution. And with caches you return the last token's logits alone; those of all new tokens are asked
//         for, `[batch, new, vocabulary]`.
// hears:  LanguageModelTests.Logits_and_weights_match_the_reference
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

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

        long offset = caches?[0].Length ?? 0;
        var hidden = positions.call(tokens.call(text), offset); // [batch, new, d_model]
        hidden = nn.functional.dropout(hidden, _dropout, training);
        var weights = new Tensor[blocks.Count];
        for (int i = 0; i < weights.Length; i++)
        {
            (hidden, var looked) = blocks[i].call(hidden, null, caches?[i]);
            weights[i] = looked.MoveToOuterDisposeScope();
        }

        if (caches is not null)
        {
            hidden = hidden.narrow(1, hidden.size(1) - 1, 1); // writing needs the newest token's scores only
        }

        // tied embeddings: rescale before projecting on the vocabulary
        var scaled = norm.call(hidden) / Math.Sqrt(hidden.size(-1));
        var logits = scaled.matmul(tokens.weight!.transpose(0, 1));
        return (logits.MoveToOuterDisposeScope(), weights);
    }
}
