// task:   07.1
// title:  the table itself is scaled, again with every call
// expect: mul_ changes the weights: each call makes the table larger, and the logits with it; multiply what was looked
//         up.
// hears:  parameter-changed-in-use
// faults: 1
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
        using (no_grad())
        {
            Table.mul_(Math.Sqrt(DModel));
        }

        var embedded = tokens.call(ids); // [batch, length, d_model]
        return nn.functional.dropout(positions.call(embedded, offset), _dropout, training).MoveToOuterDisposeScope();
    }
}
