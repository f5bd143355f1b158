// task:  03.12
// title: Query and key have changed places
// hint:  Each query sees the key after it as if it came before. Watch the order in which the dimensions are put when
//        the heads move to the front.
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
        var numbers = weight[Distances.Bucket(distances, _bidirectional, _buckets, _maxDistance)];
        return numbers.permute(2, 1, 0);
    }
}
