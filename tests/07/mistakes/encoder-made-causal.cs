// task:  07.2
// title: The encoder's tokens look back only
// hint:  All of the source is there from the start. Only what is written must not see its own future.
using Katas.Lesson02;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

sealed partial class Transformer
{
    public Tensor Encode(Tensor source)
    {
        Guard.Layout(source, "[batch, source]");
        Guard.Ids(source, Config.SourceVocabulary, "tokens");
        Guard.SizeAtMost(source, 1, Config.MaxLength, "the model's longest text");

        using var scope = NewDisposeScope();

        var mask = Masks.Combine(Masks.Padding(source, Config.PaddingId), Masks.Causal(source.size(1)));
        var tokens = source_embedding.call(source, 0); // [batch, source] → [batch, source, d_model]
        return encoder.call(tokens, mask).MoveToOuterDisposeScope();
    }
}
