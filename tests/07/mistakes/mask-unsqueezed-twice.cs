// task:  07.2
// title: The mask gets two dimensions too many
// hint:  Padding masks come with dimensions for heads and queries already: four of them. Two more, and nothing lines
//        up.
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

        var mask = Masks.Padding(source, Config.PaddingId).unsqueeze(1).unsqueeze(2);
        var tokens = source_embedding.call(source, 0); // [batch, source] → [batch, source, d_model]
        return encoder.call(tokens, mask).MoveToOuterDisposeScope();
    }
}
