// task:   06.5
// title:  passes no mask to the cross-attention
// expect: memoryMask says which tokens of the memory are padding: you pass null.
// hears:  memory-mask-ignored
// faults: 1
namespace Katas.Lesson06;

sealed partial class DecoderBlock
{
    public override (Tensor output, Tensor selfWeights, Tensor crossWeights) forward(
        Tensor target, Tensor memory, Tensor? targetMask, Tensor? memoryMask, KeyValueCache? cache)
    {
        var (back, own) = Attend(NormBefore(norm1, target), targetMask, cache);
        var first = NormAfter(norm1, target + back);
        var (read, cross) = CrossAttend(NormBefore(norm2, first), memory, null);
        var second = NormAfter(norm2, first + read);
        return (NormAfter(norm3, second + Think(NormBefore(norm3, second))), own, cross);
    }
}
