// task:   02.5
// title:  brings every mask to four dimensions
// expect: Right, if more than is needed: only a mask of three dimensions has to change, and dimensions of 1 in front of
//         the others change nothing.
// hears:  passes
// faults: 0
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor OverHeads(Tensor mask)
    {
        Guard.Layout(mask, "[..., key]");

        return mask.dim() switch
        {
            1 => mask.view(1, 1, 1, -1),
            2 => mask.unsqueeze(0).unsqueeze(0),
            3 => mask.unsqueeze(1),
            _ => mask,
        };
    }
}
