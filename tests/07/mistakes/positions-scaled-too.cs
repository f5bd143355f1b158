// task:  07.1
// title: The positions are multiplied, too
// hint:  The factor belongs to the token vectors alone, and positions are added afterwards.
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

        var vectors = positions.call(tokens.call(ids), offset) * Math.Sqrt(DModel);
        return nn.functional.dropout(vectors, _dropout, training).MoveToOuterDisposeScope();
    }
}
