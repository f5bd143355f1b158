// task:   14.10
// title:  takes a slice of what attention adds
// expect: Behind the output map no head has features of its own. Take the head out at z, before it.
// hears:  AblationTests.A_head_that_gathers_0_is_one_whose_columns_of_the_output_map_are_0
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
                    var slice = value.narrow(-1, head.Head * size, size);
                    slice.copy_(usual is null
                        ? zeros_like(slice)
                        : usual[point].mean([0, 1]).narrow(-1, head.Head * size, size).expand_as(slice));
                }
            }

            return value;
        };
    }
}
