// task:  02.5
// rule:  dimension-from-the-front
// title: A mask that has a dimension for heads gets another one
// hint:  A padding mask comes with four dimensions, the second of which is for heads. One more makes five, and scores
//        have four. It depends on how many dimensions the mask has.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor OverHeads(Tensor mask)
    {
        Guard.Layout(mask, "[..., key]");

        return mask.unsqueeze(1);
    }
}
