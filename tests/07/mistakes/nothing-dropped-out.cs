// task:  07.1
// rule:  training-ignored
// title: Nothing is dropped out
// hint:  The sum of vector and position is dropped out while training (section 5.4 of the paper).
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
        return positions.call(vectors, offset).MoveToOuterDisposeScope();
    }
}
