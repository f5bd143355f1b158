// task:  07.1
// title: The offset is not used
// hint:  While a text is written, its newest token is not at position 0. How many came before is given.
using Katas.Lesson03;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
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

        var vectors = tokens.call(ids) * Math.Sqrt(DModel); // [batch, length] → [batch, length, d_model]
        return nn.functional.dropout(positions.call(vectors, 0), _dropout, training).MoveToOuterDisposeScope();
    }
}
