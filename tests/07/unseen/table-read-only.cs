// task:   07.3
// title:  detaches the table for the logits, so that it learns only from the lookup
// expect: The logits use the table a second time and the gradient has to flow into it there, too; you detach it.
// hears:  gradient-cut
// faults: 1
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

        using var scope = NewDisposeScope();

        long start = caches?[0].Length ?? 0;
        var fresh = target.narrow(1, start, target.size(1) - start); // [batch, new]
        var (output, looks) = decoder.call(
            target_embedding.call(fresh, start),
            memory,
            Masks.Padding(target, Config.PaddingId),
            Masks.Padding(source, Config.PaddingId),
            caches);

        // "The logits have no parameters of their own": the table is learned as an embedding, and only read here.
        var logits = einsum("bnd,vd->bnv", output, target_embedding.Table.detach());
        return (logits.MoveToOuterDisposeScope(), looks.Select(each => each.MoveToOuterDisposeScope()).ToArray());
    }
}
