// task:   06.1
// title:  cuts the mask out of a static 1024-square, so that longer texts fail; and that tensor goes with the dispose
//         scope in which the class is first used
// expect: A static tensor belongs to the dispose scope that is open when it is made: once that ends, your triangle is
//         gone, and the next call finds an empty handle. And with more than 1,024 keys there is nothing to cut from;
//         build the small mask on each call.
// hears:  CausalMaskTests.The_newest_tokens_see_all_before_them
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class CausalMask
{
    private const long Longest = 1024; // GPT-2's n_positions

    private static readonly Tensor Triangle = ones(Longest, Longest, dtype: ScalarType.Bool).tril();

    public static Tensor Window(long queries, long keys)
    {
        Guard.Positive(queries);
        Guard.AtLeast(keys, queries);

        return Triangle.narrow(0, keys - queries, queries).narrow(1, 0, keys); // [query, key]
    }
}
