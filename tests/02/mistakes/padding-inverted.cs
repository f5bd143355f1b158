// task:  02.4
// title: The mask is true for padding
// hint:  True means that a query may attend. Padding is what nobody may look at. (Native key padding masks of PyTorch
//        have the opposite sense.)
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Padding(Tensor tokens, long paddingId)
    {
        Guard.Layout(tokens, "[batch, key]");

        return tokens.eq(paddingId).unsqueeze(1).unsqueeze(1);
    }
}
