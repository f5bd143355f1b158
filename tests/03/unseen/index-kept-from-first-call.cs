// task:   03.10
// title:  keeps the index of the first call with these lengths
// expect: The offset changes the index, too; ask for it in each call.
// hears:  kept-between-calls
// faults: 1
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
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

        if (_shape != (query.size(-2), key.size(-2)))
        {
            _shape = (query.size(-2), key.size(-2));
            _index = Index(query, key, offset).DetachFromDisposeScope();
        }

        Tensor scores = Scores(query, key, offset);
        Tensor weights = Attention.Softmax(mask is null ? scores : Attention.ApplyMask(scores, mask));
        Tensor near = (weights.unsqueeze(-2).matmul(relative_values[_index!])).squeeze(-2);
        return (weights.matmul(value) + near, weights);
    }

    private (long Query, long Key) _shape;
    private Tensor? _index;
}
