// task:   04.3
// title:  compares with a tensor of zeros in Float32, so that half precision comes out as Float32
// expect: zeros(input.shape) is Float32 on the CPU whatever the input is, and the wider dtype wins: Float16 goes in,
//         Float32 comes out. Use clamp(min: 0), or zeros of the input's dtype and device.
// hears:  ReluTests.Half_precision_stays_half_precision
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Relu(Tensor input)
    {
        Guard.Layout(input, "[...]");

        return maximum(input, zeros(input.shape)); // max(0, x)
    }
}
