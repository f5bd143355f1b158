// task:   11.9
// title:  averages what the mask selects, all texts together
// expect: A boolean index takes the real tokens of all texts together, and you average over the batch. Each text has
//         a mean of its own.
// hears:  all-texts-averaged-together
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

static partial class SentenceVectors
{
    public static Tensor Pool(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, width]");
        Guard.RealTokens(real, hidden);

        var mean = hidden[real].mean([0], keepdim: true);
        return (mean / mean.norm(1, keepdim: true)).expand(hidden.size(0), -1);
    }
}
