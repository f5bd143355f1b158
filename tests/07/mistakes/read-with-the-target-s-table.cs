// task:  07.2
// rule:  unused-part
// title: The source is read with the target's token vectors
// hint:  Each language has an embedding of its own, unless the vocabulary is shared.
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

        var mask = Masks.Padding(source, Config.PaddingId); // [batch, source] → [batch, 1, 1, source]
        var tokens = target_embedding.call(source % Config.TargetVocabulary, 0);
        return encoder.call(tokens, mask).MoveToOuterDisposeScope();
    }
}
