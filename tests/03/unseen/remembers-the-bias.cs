// task:   03.12
// title:  computes the bias of each size once and keeps it, so that it stays as it was when the weight changes
// expect: You keep the bias from the first call; after a training step, or after loading weights, weight holds other
//         numbers and you still return the old ones (and a second backward meets a graph that is gone). Sharing among
//         layers means: compute once a pass, not once for ever.
// hears:  kept-between-calls
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

sealed partial class RelativeBias
{
    // T5 computes the bias once and shares it among all layers.
    private readonly Dictionary<(long Query, long Key, long Offset), Tensor> _computed = new();

    public override Tensor forward(long queryLength, long keyLength, long offset)
    {
        Guard.Positive(queryLength);
        Guard.Positive(keyLength);
        Guard.AtLeast(offset, 0);

        if (!_computed.TryGetValue((queryLength, keyLength, offset), out var bias))
        {
            using var scope = NewDisposeScope();

            var distances = Distances.Between(queryLength, keyLength, offset);
            var numbers = weight[Distances.Bucket(distances, _bidirectional, _buckets, _maxDistance)];
            bias = numbers.permute(2, 0, 1).DetachFromDisposeScope(); // [query, key, heads] → [heads, query, key]
            _computed[(queryLength, keyLength, offset)] = bias;
        }

        return bias;
    }
}
