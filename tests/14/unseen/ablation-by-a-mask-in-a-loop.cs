// task:   14.10
// title:  takes the mean over the head's features as well
// expect: Each feature has a mean of its own, over texts and positions. You take one number for the whole head.
// hears:  ablation-mean-over-features
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
