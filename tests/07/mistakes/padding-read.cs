// task:  07.2
// title: The encoder reads padding
// hint:  The texts of a batch are of one length only because of padding. The encoder takes a mask that hides it;
//        lesson 02 has the function that makes it.
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
        return encoder.call(tokens, null).MoveToOuterDisposeScope();
    }
}
