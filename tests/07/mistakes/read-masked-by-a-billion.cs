// task:  07.2
// title: Padding gets -1e9 in place of -∞
// hint:  A text without a single token shows the difference: its scores are all about the same again, and softmax
//        shares its weight out among padding.
// rule:  finite-mask
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

        var mask = zeros_like(source, dtype: source_embedding.Table.dtype)
            .masked_fill(source.eq(Config.PaddingId), -1e9).unsqueeze(1).unsqueeze(1);
        var tokens = source_embedding.call(source, 0); // [batch, source] → [batch, source, d_model]
        return encoder.call(tokens, mask).MoveToOuterDisposeScope();
    }
}
