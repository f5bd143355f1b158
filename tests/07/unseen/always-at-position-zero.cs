// task:   07.3
// title:  starts each step at position 0
// expect: With a cache the new tokens stand at the position after those that are known: you start at 0 each time.
// hears:  new-tokens-at-position-0
// faults: 1
namespace Katas.Lesson07;

sealed partial class Transformer
{
    public (Tensor logits, Tensor[] crossWeights) Decode(
        Tensor target, Tensor memory, Tensor source, IReadOnlyList<KeyValueCache>? caches = null)
    {
        int known = (int)(caches?[0].Length ?? 0);
        var embedded = target_embedding.call(target[TensorIndex.Colon, TensorIndex.Slice(known)], 0);
        var (hidden, looks) = decoder.call(
            embedded, memory, Masks.Padding(target, Config.PaddingId), Masks.Padding(source, Config.PaddingId), caches);
        return (hidden.matmul(target_embedding.Table.t()), looks);
    }
}
