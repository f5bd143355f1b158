// task:   02.4
// title:  counts the real tokens and lets the first so many through, wrong where padding does not come last; and counts
//         ids above the padding id, wrong where that is not the smallest
// expect: You turn the tokens into lengths, which takes for granted that all padding is at the end; with padding at the
//         front you hide real tokens and show padding. And a real token is one whose id differs from paddingId, not one
//         whose id is larger.
// hears:  PaddingTests.The_padding_id_may_be_any_number
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

public static partial class Masks
{
    public static Tensor Padding(Tensor tokens, long paddingId)
    {
        Guard.Layout(tokens, "[batch, key]");

        // [batch, 1] lengths against [key] positions
        Tensor lengths = (tokens > paddingId).sum(-1, keepdim: true);
        Tensor real = arange(tokens.size(1)) < lengths;
        return real.unsqueeze(1).unsqueeze(1);
    }
}
