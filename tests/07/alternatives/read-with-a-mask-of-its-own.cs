// task:  07.2
// title: A mask made by hand
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

        var isReal = source.not_equal(Config.PaddingId).view(source.size(0), 1, 1, source.size(1));
        return encoder.call(source_embedding.call(source, 0), isReal);
    }
}
