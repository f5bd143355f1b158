// task:  05.2
// rule:  dropout-always-on
// title: Features are dropped in eval mode, too
// hint:  The functional form does not know whether the module is training, and assumes that it is. Tell it.
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
        sum += token_type_embeddings.call(segments ?? zeros_like(tokens));
        return nn.functional.dropout(norm.call(sum), _config.Dropout, true).MoveToOuterDisposeScope();
    }
}
