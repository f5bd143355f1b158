// task:  07.1
// rule:  dropout-always-on
// title: Features are dropped in eval, too
// hint:  Dropout has a switch of its own, which is on by default. The module knows whether it is training.
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
        return nn.functional.dropout(positions.call(vectors, offset), _dropout).MoveToOuterDisposeScope();
    }
}
