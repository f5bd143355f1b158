// task:   03.12
// title:  computes the bias once and keeps it (T5 shares it between layers)
// expect: The kept bias does not follow the weight when it learns, nor other offsets.
// hears:  kept-between-calls
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson03;

sealed partial class RelativeBias
{
    public override Tensor forward(long queryLength, long keyLength, long offset)
    {
        Guard.Positive(queryLength);
        Guard.Positive(keyLength);
        Guard.AtLeast(offset, 0);

        if (_cached is null || _cached.size(1) != queryLength || _cached.size(2) != keyLength)
        {
            Tensor b = Distances.Bucket(Distances.Between(queryLength, keyLength, offset), _bidirectional, _buckets, _maxDistance);
            _cached = weight[b].permute(2, 0, 1).DetachFromDisposeScope();
        }

        return _cached;
    }

    private Tensor? _cached;
}
