// task:  07.3
// rule:  uncalled-softmax
// title: Probabilities come out, not logits
// hint:  Leave softmax to whoever asks: the loss and the searches take logarithms, which are more exact when taken from
//        logits.
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
        var tokens = target_embedding.call(target[.., (int)known..], known); // [batch, length] → [batch, new, d_model]
        var targetMask = Masks.Padding(target, Config.PaddingId); // [batch, length] → [batch, 1, 1, length]
        var memoryMask = Masks.Padding(source, Config.PaddingId); // [batch, source] → [batch, 1, 1, source]
        var (written, crossWeights) = decoder.call(tokens, memory, targetMask, memoryMask, caches);
        var logits = nn.functional
            .linear(written, target_embedding.Table); // [batch, new, d_model] → [batch, new, vocabulary]
        return (
            logits.softmax(-1).MoveToOuterDisposeScope(),
            [.. crossWeights.Select(each => each.MoveToOuterDisposeScope())]);
    }
}
