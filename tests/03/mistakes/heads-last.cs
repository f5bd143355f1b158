// task:  03.12
// title: The heads come last
// hint:  The table holds a row for each bucket and a column for each head, so looking rows up leaves the heads at the
//        end. Scores have them before query and key, and the bias is added to scores.
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
        return weight[Distances.Bucket(distances, _bidirectional, _buckets, _maxDistance)];
    }
}
