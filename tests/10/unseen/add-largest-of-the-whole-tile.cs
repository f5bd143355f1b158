// task:   10.3
// title:  one largest score for the whole tile
// expect: Each row has a largest score of its own: along the keys, with the dimension kept.
// hears:  OnlineSoftmaxTests.One_tile_is_the_softmax_of_it
namespace Katas.Lesson10;

static partial class OnlineSoftmax
{
    public static RunningRows Add(RunningRows before, Tensor scores, Tensor value)
    {
        Guard.Layout(scores, "[..., query, keys]");
        Guard.Layout(value, "[..., keys, d_v]");
        Guard.Size(value, -2, scores.size(-1), "a value for each key of the tile");

        using var scope = NewDisposeScope();

        var largest = maximum(before.Largest, scores.max());
        var safe = largest.masked_fill(largest.isinf(), 0);
        var shrink = (before.Largest - safe).exp();
        var weights = (scores - safe).exp();
        return new RunningRows(
            largest,
            before.Sum * shrink + weights.sum(-1, keepdim: true),
            before.Mixture * shrink + weights.matmul(value)).MoveToOuterDisposeScope();
    }
}
