// task:  03.12
// title: The offset is not passed on to the distances
// hint:  The queries are taken to start at position 0; a new token would see the kept keys as if they came after it.
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

        var distances = Distances.Between(queryLength, keyLength);
        var numbers = weight[Distances.Bucket(distances, _bidirectional, _buckets, _maxDistance)];
        return numbers.permute(2, 0, 1);
    }
}
