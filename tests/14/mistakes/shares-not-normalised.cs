// task:  14.6
// title: The parts have not gone through the frozen norm
// hint:  The head doesn't see the stream itself.
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
        var seen = parts.Values; // [part, batch, position, width]
        return seen.matmul(direction); // → [part, batch, position]
    }
}
