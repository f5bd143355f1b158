// task:   03.10
// title:  goes query by query; Scores is called without the offset, and torch's softmax gives NaN to a query that may
//         see nothing
// expect: Scores has an offset, which defaults to 0: you pass it to Index for the values and not to the scores, so that
//         the two disagree about where the queries stand. And a query whose keys are all masked gets NaN from torch's
//         softmax; lesson 01's gives zeros.
// hears:  softmax-by-torch
// faults: 2
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

sealed partial class RelativeAttention
{
    public override (Tensor output, Tensor weights) forward(
        Tensor query, Tensor key, Tensor value, Tensor? mask, long offset)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");
        Guard.Layout(value, "[..., key, d_v]");
        Guard.Size(value, -1, relative_values.size(-1), "the d_v of this attention");
        Guard.Size(value, -2, key.size(-2), "a value for each key");
        Guard.SameType(value, query);

        var scores = Scores(query, key);
        if (mask is not null)
        {
            scores = Attention.ApplyMask(scores, mask);
        }

        var weights = nn.functional.softmax(scores, -1); // [..., query, key]
        var index = Index(query, key, offset); // [query, key]
        var outputs = new List<Tensor>();
        for (long i = 0; i < query.size(-2); i++)
        {
            var seen = value + relative_values[index.select(0, i)]; // [..., key, d_v]: the values as query i sees them
            outputs.Add(Attention.WeightedSum(weights.narrow(-2, i, 1), seen)); // [..., 1, d_v]
        }

        return (cat(outputs, -2), weights);
    }
}
