// task:   05.2
// title:  counts positions over the real tokens only, as RoBERTa does, so that a token after padding stands too far
//         left
// expect: You count real tokens to get at a position, but a token's position is its place in the row, padding or not:
//         with padding before it, yours moves to the left. `position_embeddings` adds the places itself.
// hears:  EmbeddingsTests.A_place_is_counted_from_the_start_of_the_row_padding_or_not
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

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

        // create_position_ids_from_input_ids: padding takes no position
        var real = tokens.ne(_config.PaddingId).to_type(ScalarType.Int64); // [batch, length]
        var places = (real.cumsum(1) - 1).clamp_min(0); // [batch, length]
        var table = position_embeddings.parameters().Single(); // [max_length, d_model]
        var positions = table
            .index_select(0, places.reshape(-1)) // [batch · length, d_model]
            .reshape(tokens.size(0), tokens.size(1), -1); // [batch, length, d_model]

        var kinds = token_type_embeddings.call(segments ?? zeros_like(tokens));
        var sum = norm.call(word_embeddings.call(tokens) + positions + kinds);
        return nn.functional.dropout(sum, _config.Dropout, training).MoveToOuterDisposeScope();
    }
}
