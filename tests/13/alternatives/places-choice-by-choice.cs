// task: 13.11
// title:Choice by choice, with what is taken already
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class Dispatch
{
    public static Tensor Places(Tensor chosen, long experts, double factor)
    {
        Guard.Chosen(chosen, experts);
        Guard.Positive(factor);

        using var scope = NewDisposeScope();
        long capacity = (long)Math.Ceiling(factor * chosen.size(0) * chosen.size(1) / experts);
        var taken = zeros([experts], ScalarType.Int64);
        List<Tensor> columns = [];
        for (long c = 0; c < chosen.size(1); c++)
        {
            var comes = nn.functional.one_hot(chosen.select(-1, c), experts); // [tokens, experts]
            var place = ((comes.cumsum(0) + taken) * comes).sum(-1); // [tokens]
            columns.Add(place.le(capacity));
            taken = taken + comes.sum([0]);
        }

        return stack([.. columns], -1).MoveToOuterDisposeScope();
    }
}
