// task:  07.3
// title: Logits by a product of matrices
using Katas.Lesson02;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

sealed partial class Transformer
{
    public (Tensor logits, Tensor[] crossWeights) Decode(
        Tensor target, Tensor memory, Tensor source, IReadOnlyList<KeyValueCache>? caches = null)
    {
        Guard.Layout(target, "[batch, length]");
        Guard.Ids(target, Config.TargetVocabulary, "tokens");
        Guard.SizeAtMost(target, 1, Config.MaxLength, "the model's longest text");
        Guard.Layout(memory, "[batch, source, d_model]");
        Guard.Layout(source, "[batch, source]");
        Guard.Size(source, 1, memory.size(1), "as many tokens as the memory has");
        Guard.Size(source, 0, target.size(0), "the batch of target");
        Guard.Count(caches, Config.DecoderLayers, "one cache for each block");
        Guard.AtLeast(target.size(1), (caches?[0].Length ?? 0) + 1);

        int known = caches is { Count: > 0 } ? (int)caches[0].Length : 0;
        var fresh = target.narrow(1, known, target.size(1) - known);
        var (output, looks) = decoder.call(
            target_embedding.call(fresh, known),
            memory,
            Masks.Padding(target, Config.PaddingId),
            Masks.Padding(source, Config.PaddingId),
            caches);
        return (output.matmul(target_embedding.Table.transpose(0, 1)), looks);
    }
}
