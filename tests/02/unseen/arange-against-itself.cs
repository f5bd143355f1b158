// task:   02.3
// title:  compares a vector of positions with itself, and gets a vector
// expect: Both sides are the same vector, so that each position meets only itself. One of them needs a dimension more.
// hears:  CausalTests.Four_tokens_see_themselves_and_what_came_before
// faults: 1
namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Causal(long length) => arange(length) >= arange(length);
}
