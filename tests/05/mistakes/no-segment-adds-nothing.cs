// task:  05.2
// title: Without segments nothing is added
// hint:  No segments means that every token is of the first one. Its vector is added like any other.
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
        if (segments is not null)
        {
            sum += token_type_embeddings.call(segments);
        }

        return nn.functional.dropout(norm.call(sum), _config.Dropout, training).MoveToOuterDisposeScope();
    }
}
