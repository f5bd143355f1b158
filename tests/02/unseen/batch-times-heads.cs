// task:   02.10
// title:  folds batch and heads into one dimension and repeats the mask as a whole for each head, so that masks and
//         sequences come in different orders
// expect: After flatten(0, 1) the order is sequence 0 with all its heads, then sequence 1; repeat(heads, 1, 1) lays out
//         all sequences, then all of them again. So a head of one sequence gets the mask of another (unless there is
//         one sequence). repeat_interleave would match; keeping four dimensions needs neither.
// hears:  ForwardTests.Each_sequence_goes_by_its_own_row_of_the_mask
// faults: 1
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson02;

public sealed partial class MultiHeadAttention
{
    public override (Tensor output, Tensor weights) forward(Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        Guard.Layout(query, "[batch, query, d_model]");
        Guard.Layout(key, "[batch, key, d_model]");
        Guard.Layout(value, "[batch, key, d_model]");
        Guard.Size(key, 0, query.size(0), "the batch of query");
        Guard.Size(value, 0, query.size(0), "the batch of query");
        Guard.Size(value, 1, key.size(1), "a value for each key");

        using DisposeScope scope = NewDisposeScope();
        long batch = query.size(0);
        (query, key, value) = Project(query, key, value);

        // [batch · heads, length, d_head]: one long batch, as in PyTorch's own layer.
        Tensor q = Heads.Split(query, HeadCount).flatten(0, 1);
        Tensor k = Heads.Split(key, HeadCount).flatten(0, 1);
        Tensor v = Heads.Split(value, HeadCount).flatten(0, 1);

        Tensor scores = Attention.Scale(Attention.Scores(q, k), q.size(-1));
        if (mask is not null)
        {
            scores = Attention.ApplyMask(scores, FoldHeads(Masks.OverHeads(mask), batch));
        }

        Tensor weights = Attention.Softmax(scores);
        Tensor mixed = Attention.WeightedSum(WeightDropout.Apply(weights, _dropout, training), v);
        Tensor output = out_proj.call(Heads.Merge(mixed.reshape(batch, HeadCount, q.size(1), q.size(2))));
        return scope.MoveToOuter(output, weights.reshape(batch, HeadCount, q.size(1), k.size(1)));
    }

    private Tensor FoldHeads(Tensor mask, long batch)
    {
        if (mask.dim() < 4)
        {
            return mask; // the same for everyone
        }

        Tensor all = mask.size(0) == 1 ? mask.expand(batch, -1, -1, -1) : mask;
        return all.size(1) == 1 ? all.squeeze(1).repeat(HeadCount, 1, 1) : all.flatten(0, 1);
    }
}
