// task:  14.10
// title: The head is taken out in every block
// hint:  Compare the whole name of the point: the block is part of it.
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
            foreach (var head in heads.Where(head => point.EndsWith(".z")))
            {
                var instead = usual is null
                    ? zeros_like(value) // [batch, head, position, head size]
                    : usual[point].mean([0, 2], keepdim: true); // [1, head, 1, head size]
                var chosen = (arange(value.size(1)) == head.Head).view(-1, 1, 1); // [head, 1, 1]
                value = where(chosen, instead, value); // [batch, head, position, head size]
            }

            return value;
        };
    }
}
