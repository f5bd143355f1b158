// task:   03.10
// title:  leaves the values themselves out
// expect: The output is the weighted sum of the values and of their relative vectors: you give the second part alone.
// hears:  content-values-left-out
// faults: 1
namespace Katas.Lesson03;

sealed partial class RelativeAttention
{
    public override (Tensor output, Tensor weights) forward(
        Tensor query, Tensor key, Tensor value, Tensor? mask, long offset)
    {
        var scores = Scores(query, key, offset);
        if (mask is not null)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var weights = Attention.Softmax(scores);
        var output = einsum("...qk,qkd->...qd", weights, relative_values[Index(query, key, offset)]);
        return (output, weights);
    }
}
