// task:   06.4
// title:  swaps the two norms
// expect: norm1 stands before the attention, norm2 before the thinking: yours are the other way round.
// hears:  norms-swapped
// faults: 1
namespace Katas.Lesson06;

sealed partial class GptBlock
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
    {
        var (attended, weights) = self_attn.call(norm2.call(input), mask, cache);
        var middle = input + attended;
        return (middle + Think(norm1.call(middle)), weights);
    }
}
