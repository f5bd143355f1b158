// task:  07.1
// title: The token vectors are multiplied by d_model itself
// hint:  It is the root of d_model that brings the vectors to the size of the positions.
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

        var vectors = tokens.call(ids) * DModel; // [batch, length] → [batch, length, d_model]
        return nn.functional.dropout(positions.call(vectors, offset), _dropout, training).MoveToOuterDisposeScope();
    }
}
