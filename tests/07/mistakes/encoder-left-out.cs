// task:  07.2
// rule:  unused-part
// title: The source never goes through the encoder
// hint:  The embedding knows each token alone. It is the blocks that make a memory of them.
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

        var tokens = source_embedding.call(source, 0); // [batch, source] → [batch, source, d_model]
        return tokens.MoveToOuterDisposeScope();
    }
}
