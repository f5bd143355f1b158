// task:   02.5
// title:  brings every mask to four dimensions
// expect: Only a mask of three dimensions is changed; the others stay as they are.
// hears:  ?
// faults: 1
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
