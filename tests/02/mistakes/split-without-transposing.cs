// task:  02.1
// title: The heads are still behind the tokens
// hint:  Each token has its features in heads now, but attention wants, for each head, a sequence: the tokens and the
//        features of a head have to be the last two dimensions, because those are what matrices are multiplied over.
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

        return input.reshape(input.size(0), input.size(1), heads, input.size(2) / heads);
    }
}
