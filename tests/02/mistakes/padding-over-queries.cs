// task:  02.4
// title: The padding is laid along the queries
// hint:  The last dimension is the key, what is looked at. Here it is the query: padding would look at nothing, and
//        everyone would look at padding.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Padding(Tensor tokens, long paddingId)
    {
        Guard.Layout(tokens, "[batch, key]");

        return tokens.ne(paddingId).unsqueeze(1).unsqueeze(3);
    }
}
