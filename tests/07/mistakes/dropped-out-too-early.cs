// task:  07.1
// title: The vectors are dropped out before the positions are added
// hint:  Dropout comes last: on the sum of vector and position.
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
        return positions.call(nn.functional.dropout(vectors, _dropout, training), offset).MoveToOuterDisposeScope();
    }
}
