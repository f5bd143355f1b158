// task:  03.12
// title: The distances are clipped and not put into buckets
// hint:  Clipped distances are numbered another way, and there are too few rows for them to reach far. This module
//        looks up buckets.
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
        var numbers = weight[Distances.Clip(distances, (_buckets - 1) / 2)];
        return numbers.permute(2, 0, 1);
    }
}
