// task:  07.2
// title: A mask of 0 and -∞
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

        var mask = zeros(source.shape, dtype: source_embedding.Table.dtype)
            .masked_fill(source == Config.PaddingId, double.NegativeInfinity);
        return encoder.call(source_embedding.call(source, 0), mask.unsqueeze(1).unsqueeze(1));
    }
}
