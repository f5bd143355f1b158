// task:   13.11
// title:  counts the whole queue for every choice, and not the one of its own expert
// expect: Each expert has a queue of its own. You add up the places in all queues, so that a choice seems to stand behind
//         tokens that wait for another expert: keep the count in the column of the expert that was chosen.
// hears:  DispatchTests.First_choices_come_before_second_ones
namespace Katas.Lesson13;

static partial class Dispatch
{
    public static Tensor Places(Tensor chosen, long experts, double factor)
    {
        Guard.Chosen(chosen, experts);
        Guard.Positive(factor);

        var capacity = (long)Math.Ceiling(factor * chosen.size(0) * chosen.size(1) / experts);
        var flat = chosen.transpose(0, 1).reshape(-1);
        var oneHot = nn.functional.one_hot(flat, experts);
        var queue = oneHot.cumsum(0).sum(-1);
        return (queue <= capacity).reshape(chosen.size(1), chosen.size(0)).transpose(0, 1);
    }
}
