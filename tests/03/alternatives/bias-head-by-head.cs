// task:  03.12
// title: The table turned round first
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

        var buckets = Distances.Bucket(
            Distances.Between(queryLength, keyLength, offset), _bidirectional, _buckets, _maxDistance);
        var numbers = weight.transpose(-2, -1).index_select(1, buckets.flatten());
        return numbers.reshape(-1, queryLength, keyLength);
    }
}
