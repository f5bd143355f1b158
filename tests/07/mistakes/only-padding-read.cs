// task:  07.2
// rule:  inverted-mask
// title: The mask is the wrong way round
// hint:  In this book true means: may attend. The mask at hand is true where padding stands.
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

        var mask = Masks.Padding(source, Config.PaddingId).logical_not(); // [batch, source] → [batch, 1, 1, source]
        var tokens = source_embedding.call(source, 0); // [batch, source] → [batch, source, d_model]
        return encoder.call(tokens, mask).MoveToOuterDisposeScope();
    }
}
