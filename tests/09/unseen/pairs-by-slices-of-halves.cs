// task:   09.6
// title:  takes the even and odd features, and puts the results in halves
// expect: You pick neighbours and turn them, and then put the first ones of all pairs side by side. They have to go
//         back to where they came from.
// hears:  pairs-side-by-side
// source: llama2.c PR 286, huggingface/transformers #25199: one layout's rotation with the other's order
namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor Pairs(Tensor input, Angles angles)
    {
        Guard.Pairs(input, angles);

        var even = input.index_select(-1, arange(0, input.size(-1), 2));
        var odd = input.index_select(-1, arange(1, input.size(-1), 2));
        var cos = angles.Cos.type_as(input);
        var sin = angles.Sin.type_as(input);
        return cat([(even * cos) - (odd * sin), (odd * cos) + (even * sin)], -1);
    }
}
