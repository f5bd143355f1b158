// task:  02.4
// rule:  unused-argument
// title: Padding is taken to be 0
// hint:  The caller says which id stands for padding, and it is not always 0; where it is not, 0 is a token like any
//        other.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Padding(Tensor tokens, long paddingId)
    {
        Guard.Layout(tokens, "[batch, key]");

        return tokens.ne(0).unsqueeze(1).unsqueeze(1);
    }
}
