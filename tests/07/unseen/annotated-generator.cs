// task:   07.3
// title:  returns log probabilities instead of logits; and with caches, no mask over the padding of the target
// expect: Decode returns logits; log_softmax is for whoever calls it. And with caches you pass no target mask: a cached
//         key that is padding must stay hidden, too.
// hears:  uncalled-softmax
// faults: 2
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

        long known = caches?[0].Length ?? 0;
        var newest = target.narrow(1, known, target.size(1) - known); // [batch, new]

        // What is written one token at a time is never padded: this mask is for training.
        Tensor? targetMask = caches is null ? Masks.Padding(target, Config.PaddingId) : null;
        Tensor memoryMask = Masks.Padding(source, Config.PaddingId);
        var (output, looks) = decoder.call(
            target_embedding.call(newest, known), memory, targetMask, memoryMask, caches);

        // The Annotated Transformer's Generator: a projection, then log_softmax.
        var projected = output.matmul(target_embedding.Table.transpose(0, 1)); // [batch, new, vocabulary]
        var scores = nn.functional.log_softmax(projected, -1);
        return (scores.MoveToOuterDisposeScope(), looks.Select(each => each.MoveToOuterDisposeScope()).ToArray());
    }
}
