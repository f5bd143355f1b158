// task:   06.4
// title:  drops out what Attend and Think have dropped out already
// expect: Attend and Think bring the dropout: yours drops out once more.
// hears:  GptBlockTests.What_a_sublayer_adds_is_dropped_once
// faults: 1
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson06;

sealed partial class GptBlock
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
    {
        Guard.Layout(input, "[batch, new, d_model]");
        Guard.Size(input, -1, DModel, "the block's d_model");

        var (attended, weights) = Attend(NormBefore(norm1, input), mask, cache);
        var middle = NormAfter(norm1, input + nn.functional.dropout(attended, _dropout, training));
        var thought = Think(NormBefore(norm2, middle));
        return (NormAfter(norm2, middle + nn.functional.dropout(thought, _dropout, training)), weights);
    }
}
