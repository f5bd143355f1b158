// task:  14.6
// title: The token is held against all tokens
// hint:  Only the row of the other token is taken away.
// source: TransformerLens #693
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
        var direction = unembedding[right] - unembedding.mean([0]); // [width]
        var seen = FrozenNorm.Apply(recording, parts.Values); // [part, batch, position, width]
        return seen.matmul(direction); // → [part, batch, position]
    }
}
