// task:  03.12
// title: The direction is not passed on
// hint:  Under a causal mask all buckets should look back. Bucket does both ways unless it is told otherwise.
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

        var distances = Distances.Between(queryLength, keyLength, offset);
        var numbers = weight[Distances.Bucket(distances, buckets: _buckets, maxDistance: _maxDistance)];
        return numbers.permute(2, 0, 1);
    }
}
