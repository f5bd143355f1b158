// task:  14.6
// title: two logits, and their difference
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class Attribution
{
    public static Tensor Of(Recording recording, NamedParts parts, long right, long wrong)
    {
        Guard.Head(recording);
        Guard.There(parts);
        Guard.Index(right, recording.Model.Config.Vocabulary);
        Guard.Index(wrong, recording.Model.Config.Vocabulary);

        var unembedding = Readout.Unembedding(recording.Model); // [vocabulary, width]
        var seen = FrozenNorm.Apply(recording, parts.Values); // [part, batch, position, width]
        return (seen * unembedding[right]).sum(-1) - seen.matmul(unembedding[wrong]); // → [part, batch, position]
    }
}
