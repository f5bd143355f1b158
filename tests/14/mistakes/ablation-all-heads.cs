// task:  14.10
// title: All heads of the block are taken out
// hint:  Only the ones that were named.
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class Ablation
{
    public static Func<string, Tensor, Tensor> Remove(IReadOnlyCollection<HeadId> heads, Recording? usual = null)
    {
        Guard.There(heads);

        return (point, value) =>
        {
            foreach (var head in heads.Where(head => head.Point("z") == point))
            {
                var instead = usual is null
                    ? zeros_like(value) // [batch, head, position, head size]
                    : usual[point].mean([0, 2], keepdim: true); // [1, head, 1, head size]
                var chosen = (arange(value.size(1)) >= 0).view(-1, 1, 1); // [head, 1, 1]
                value = where(chosen, instead, value); // [batch, head, position, head size]
            }

            return value;
        };
    }
}
