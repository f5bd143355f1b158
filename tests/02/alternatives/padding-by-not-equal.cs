// task:  02.4
// title: Compared, negated, and reshaped
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Padding(Tensor tokens, long paddingId)
    {
        Guard.Layout(tokens, "[batch, key]");

        return (tokens == paddingId).logical_not().reshape(tokens.size(0), 1, 1, tokens.size(1));
    }
}
