// task:  05.2
// rule:  unused-part
// title: The segments are missing
// hint:  Each token also gets the vector of its segment, even when there is one segment only: then all get the first
//        one's.
using Katas.Lesson03;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson05;

sealed partial class EncoderEmbeddings
{
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");
        Guard.Ids(tokens, _config.VocabularySize, "tokens");
        Guard.SizeAtMost(tokens, 1, _config.MaxLength, "the positions there are");
        Guard.Segments(segments, tokens, _config.Segments);

        using var scope = NewDisposeScope();

        var sum = position_embeddings.call(word_embeddings.call(tokens));
        _ = segments;
        return nn.functional.dropout(norm.call(sum), _config.Dropout, training).MoveToOuterDisposeScope();
    }
}
