// task:  14.10
// title: The mean is over texts alone, position by position
// hint:  Over positions as well: another run may be of another length, and what a head does at a position is what it
//        knows.
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
                    : usual[point].mean([0], keepdim: true); // [1, head, 1, head size]
                var chosen = (arange(value.size(1)) == head.Head).view(-1, 1, 1); // [head, 1, 1]
                value = where(chosen, instead, value); // [batch, head, position, head size]
            }

            return value;
        };
    }
}
