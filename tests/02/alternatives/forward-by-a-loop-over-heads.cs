// task:  02.10
// title: One head after another
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson02;

sealed partial class MultiHeadAttention
{
    public override (Tensor output, Tensor weights) forward(Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        Guard.Layout(query, "[batch, query, d_model]");
        Guard.Layout(key, "[batch, key, d_model]");
        Guard.Layout(value, "[batch, key, d_model]");
        Guard.Size(key, 0, query.size(0), "the batch of query");
        Guard.Size(value, 0, query.size(0), "the batch of query");
        Guard.Size(value, 1, key.size(1), "a value for each key");

        long dHead = DModel / HeadCount;
        var (q, k, v) = Project(query, key, value);
        var outputs = new List<Tensor>();
        var all = new List<Tensor>();
        var over = mask is null ? null : Masks.OverHeads(mask);
        for (long head = 0; head < HeadCount; head++)
        {
            var scores = Attention.Scale(Attention.Scores(Of(q), Of(k)), dHead);
            if (over is not null)
            {
                bool hasHeads = over.dim() == 4 && over.size(1) > 1;
                var own = over.dim() == 4 ? over.select(1, hasHeads ? head : 0) : over;
                scores = Attention.ApplyMask(scores, own);
            }

            var weights = Attention.Softmax(scores);
            outputs.Add(Attention.WeightedSum(WeightDropout.Apply(weights, _dropout, training), Of(v)));
            all.Add(weights);

            Tensor Of(Tensor input) => input.narrow(2, head * dHead, dHead);
        }

        return (out_proj.call(cat(outputs, -1)), stack(all, 1));
    }
}
