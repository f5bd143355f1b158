// task:   01.5
// title:  multiplies weights and values by broadcasting, and the values lack a dimension for queries
// expect: Your values have no dimension for queries, so with a batch in front the batch meets the queries. A product of
//         matrices needs no such thing.
// hears:  WeightedSumTests.A_row_of_zeros_gives_zeros
// faults: 1
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor WeightedSum(Tensor weights, Tensor value) =>
        (weights.unsqueeze(-1) * value).sum(-2);
}
