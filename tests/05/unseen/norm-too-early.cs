// task:   05.2
// title:  normalises before the segments are added
// expect: The norm comes after all three are added: you add the segments after it.
// hears:  norm-before-the-segments
// faults: 1
namespace Katas.Lesson05;

sealed partial class EncoderEmbeddings
{
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        segments ??= zeros_like(tokens);
        var words = norm.call(position_embeddings.call(word_embeddings.call(tokens)));
        return nn.functional.dropout(words + token_type_embeddings.call(segments), _config.Dropout, training);
    }
}
