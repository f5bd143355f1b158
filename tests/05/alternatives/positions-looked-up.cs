// task:  05.2
// title: The three vectors are looked up and stacked
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

        var places = arange(tokens.size(1)).expand(tokens.shape);
        var table = position_embeddings.parameters().First();
        var sum = stack(
            [
                word_embeddings.call(tokens),
                nn.functional.one_hot(places, table.size(0)).to(table.dtype).matmul(table),
                token_type_embeddings.call(segments ?? tokens.new_zeros(tokens.shape, ScalarType.Int64)),
            ],
            0).sum([0]);
        sum = norm.call(sum);
        return training ? nn.functional.dropout(sum, _config.Dropout, true) : sum;
    }
}
