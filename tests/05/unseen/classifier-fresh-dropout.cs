// task:   05.8
// title:  a dropout module made in forward is always in training mode; and real means an id above the padding id, not
//         another id
// expect: A module made in `forward` begins in training mode and no `eval()` reaches it, so your dropout never stops;
//         use `nn.functional.dropout` with `training`. And a token is real if it differs from the padding id: `gt`
//         loses every id below it.
// hears:  dropout-always-on
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

sealed partial class SequenceClassifier
{
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        using var scope = NewDisposeScope();

        var (hidden, _) = encoder.call(tokens, segments); // [batch, length, d_model]
        var real = tokens.gt(encoder.Config.PaddingId); // the words' ids come after the padding's
        var drop = nn.Dropout(_dropout);
        var sentence = drop.call(Pool(hidden, real)); // [batch, d_model]
        sentence = drop.call(tanh(dense.call(sentence)));
        return out_proj.call(sentence).MoveToOuterDisposeScope(); // [batch, classes]
    }
}
