// task:   05.2
// title:  scales word vectors by sqrt(d_model) as in the first transformer
// expect: BERT does not scale its word vectors.
// hears:  EmbeddingsTests.The_three_vectors_of_a_token_are_added_and_normalised
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

        var words = word_embeddings.call(tokens) * Math.Sqrt(_config.DModel);
        var types = token_type_embeddings.call(segments ?? zeros_like(tokens));
        return nn.functional.dropout(norm.call(position_embeddings.call(words + types)), _config.Dropout, training);
    }
}
