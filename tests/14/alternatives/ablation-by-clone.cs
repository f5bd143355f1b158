// task:  14.10
// title: a copy, written into
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
                value = value.clone();
                value.select(1, head.Head).copy_(instead.select(1, head.Head));
            }

            return value;
        };
    }
}
