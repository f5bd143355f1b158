// task:  07.1
// rule:  unused-part
// title: The positions are missing
// hint:  Without positions the model cannot tell "dog bites man" from "man bites dog". They are added to the vectors,
//        and made already: which field has them?
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
        return nn.functional.dropout(vectors, _dropout, training).MoveToOuterDisposeScope();
    }
}
