// task:  05.5
// title: The mean by a loop over sentences
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Pooling
{
    public static Tensor Mean(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");
        Guard.RealTokens(real, hidden);

        var rows = new List<Tensor>();
        for (long row = 0; row < hidden.size(0); row++)
        {
            var kept = hidden[row][real[row]];
            rows.Add(kept.size(0) == 0 ? hidden.new_zeros(hidden.size(2)) : kept.mean([0]));
        }

        return stack([.. rows]);
    }
}
