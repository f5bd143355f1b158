// task:   07.1
// title:  divides the vectors by the table's own standard deviation instead of multiplying by √d_model; and drops out
//         before the positions are added
// expect: The factor is the fixed number √d_model, not 1 over what the table's deviation happens to be now; and dropout
//         comes last, after the positions, which you leave out of it.
// hears:  TokenEmbeddingTests.The_factor_is_the_same_whatever_the_table_holds
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

sealed partial class TokenEmbedding
{
    public override Tensor forward(Tensor ids, long offset)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.Ids(ids, Vocabulary, "tokens");
        Guard.AtLeast(offset, 0);

        using var scope = NewDisposeScope();

        // The table has a deviation of about 1 / √d_model; the factor is there to bring it to 1, so bring it to 1.
        var vectors = tokens.call(ids) / Table.std(); // [batch, length, d_model]
        var kept = nn.functional.dropout(vectors, _dropout, training);
        return positions.call(kept, offset).MoveToOuterDisposeScope();
    }
}
