// task:  03.12
// title: The numbers by a product with one-hot vectors
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
        return einsum("qkb,bh->hqk", nn.functional.one_hot(buckets, _buckets).to(weight.dtype), weight);
    }
}
