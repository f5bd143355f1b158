// task:  02.1
// title: A loop over the heads
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Heads
{
    public static Tensor Split(Tensor input, long heads)
    {
        Guard.Layout(input, "[batch, length, d_model]");
        Guard.Divides(heads, input.size(2));

        long width = input.size(-1) / heads;
        var parts = new List<Tensor>();
        for (long head = 0; head < heads; head++)
        {
            parts.Add(input.narrow(-1, head * width, width));
        }

        return stack(parts, dim: 1);
    }
}
