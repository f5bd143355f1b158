// task:  07.1
// title: The token vectors are not multiplied
// hint:  The table starts with small numbers, for the sake of the logits. What has to happen to a vector before a
//        position, whose features reach 1, is added?
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

        var vectors = tokens.call(ids); // [batch, length] → [batch, length, d_model]
        return nn.functional.dropout(positions.call(vectors, offset), _dropout, training).MoveToOuterDisposeScope();
    }
}
