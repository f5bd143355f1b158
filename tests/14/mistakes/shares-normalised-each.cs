// task:  14.6
// title: Every part is normalised by itself
// hint:  Then they are all of a size, and don't add up. Use the frozen norm.
// source: TransformerLens #179
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
        var direction = unembedding[right] - unembedding[wrong]; // [width]
        var seen = Readout.Normalize(recording.Model, parts.Values); // [part, batch, position, width]
        return seen.matmul(direction); // → [part, batch, position]
    }
}
