// task:   05.2
// title:  index_select on the table ignores padding_idx: the padding vector gets a gradient
// expect: Call word_embeddings: indexing its table lets the padding vector learn.
// hears:  EmbeddingsTests.The_word_vector_of_padding_learns_nothing
// faults: 1
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
        var words = Table.index_select(0, tokens.flatten()).view(tokens.size(0), tokens.size(1), -1);
        var kinds = segments is null
            ? token_type_embeddings.weight![0].expand_as(words)
            : nn.functional.one_hot(segments, _config.Segments).to_type(words.dtype).matmul(token_type_embeddings.weight!);
        var sum = position_embeddings.call(words.add(kinds), 0L);
        var normalised = norm.call(sum);
        if (!training || _config.Dropout == 0)
        {
            return normalised.MoveToOuterDisposeScope();
        }

        return nn.functional.dropout(normalised, _config.Dropout, true).MoveToOuterDisposeScope();
    }
}
