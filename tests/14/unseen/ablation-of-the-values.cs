// task:   14.10
// title:  sets the values to 0, not what was gathered
// expect: The value bias is part of what a head gathers, and heads that share a key head share its values: take z,
//         which is each head's own.
// hears:  ?
// source: ArthurConmy/Automatic-Circuit-Discovery PR #52: what is put in the place of a zeroed head
namespace Katas.Lesson14;

static partial class Ablation
{
    public static Func<string, Tensor, Tensor> Remove(IReadOnlyCollection<HeadId> heads, Recording? usual = null)
    {
        Guard.There(heads);

        return (point, value) =>
        {
            foreach (var head in heads)
            {
                if (point == head.Point("z"))
                {
                    var mask = ones_like(value);
                    mask[.., head.Head] = 0;
                    value = usual is null ? value * mask : value * mask + usual[point].mean([0, 2, 3], keepdim: true) * (1 - mask);
                }
            }

            return value;
        };
    }
}
