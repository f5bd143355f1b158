// task:   14.10
// title:  takes the mean over texts, position by position
// expect: The mean is over positions, too: another run may have other lengths, and a head that looks back by position
//         would keep what it knows.
// hears:  ablation-mean-over-texts
namespace Katas.Lesson14;

static partial class Ablation
{
    public static Func<string, Tensor, Tensor> Remove(IReadOnlyCollection<HeadId> heads, Recording? usual = null)
    {
        Guard.There(heads);

        return (point, value) =>
        {
            var mine = heads.Where(h => h.Point("z") == point).Select(h => h.Head).ToArray();
            if (mine.Length == 0)
            {
                return value;
            }

            var copy = value.clone();
            foreach (var h in mine)
            {
                copy.select(1, h).copy_(usual == null ? zeros_like(copy.select(1, h)) : usual[point].select(1, h).mean([0], true));
            }

            return copy;
        };
    }
}
