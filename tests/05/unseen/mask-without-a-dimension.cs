// task:   05.5
// title:  multiplies by a mask that lacks a dimension; and a sentence without a token is divided by 0
// expect: `real` has no dimension for features: give it one, so that tokens meet tokens. (And count at least one
//         token.)
// hears:  MeanPoolingTests.Only_real_tokens_are_added_and_counted
// faults: 2
namespace Katas.Lesson05;

static partial class Pooling
{
    public static Tensor Mean(Tensor hidden, Tensor real) => (hidden * real).sum(1) / real.sum(1);
}
