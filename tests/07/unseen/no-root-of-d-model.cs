// task:   07.1
// title:  does not scale the word vectors
// expect: The word vectors are multiplied by √d_model before the positions are added.
// hears:  vectors-not-scaled
// faults: 1
namespace Katas.Lesson07;

sealed partial class TokenEmbedding
{
    public override Tensor forward(Tensor ids, long offset)
    {
        var embedded = tokens.call(ids);
        return nn.functional.dropout(positions.call(embedded, offset), _dropout, training);
    }
}
