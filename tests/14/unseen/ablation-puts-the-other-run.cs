// task:   14.10
// title:  puts the other run's own z there, and not its mean
// expect: What is put there should say nothing about any text: the mean over the other run's texts and positions. You carry
//         over what the head gathered there, token by token, which is patching.
// hears:  AblationTests.What_is_put_there_knows_nothing_of_any_text
namespace Katas.Lesson14;

static partial class Ablation
{
    public static Func<string, Tensor, Tensor> Remove(IReadOnlyCollection<HeadId> heads, Recording? usual = null)
    {
        Guard.There(heads);

        return (point, value) =>
        {
            var result = value;
            foreach (var head in heads)
            {
                if (head.Point("z") == point)
                {
                    result = result.clone();
                    result[.., (int)head.Head] = usual is null ? zeros_like(value[.., (int)head.Head]) : usual[point][.., (int)head.Head];
                }
            }

            return result;
        };
    }
}
