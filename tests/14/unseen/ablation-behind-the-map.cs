// task:   14.10
// title:  takes a slice of what attention adds
// expect: Behind the output map no head has features of its own. Take the head out at z, before it.
// hears:  ?
// source: ndif-team/nnsight #525: o_proj.output, sliced by head
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
                if (point == head.Point("attention"))
                {
                    value = value.clone();
                    var size = value.size(-1) / 4;
                    var mean = usual is null ? null : usual[point].mean([0, 1]);
                    for (long i = head.Head * size; i < (head.Head + 1) * size; i++)
                    {
                        value[.., .., i] = mean is null ? zeros([]) : mean[i];
                    }
                }
            }

            return value;
        };
    }
}
