// task:   14.10
// title:  writes zeros into what it is shown
// expect: The tensor that you are shown may be somebody else's: a recording, or the past. Answer with a new one.
// hears:  ablation-in-place
namespace Katas.Lesson14;

static partial class Ablation
{
    public static Func<string, Tensor, Tensor> Remove(IReadOnlyCollection<HeadId> heads, Recording? usual = null)
    {
        Guard.There(heads);

        return (point, value) =>
        {
            foreach (var h in heads)
            {
                if (point == $"blocks.{h.Layer}.z")
                {
                    value[.., h.Head] = usual is null ? zeros_like(value[.., h.Head]) : usual[point][.., h.Head].mean([0, 1]);
                }
            }

            return value;
        };
    }
}
