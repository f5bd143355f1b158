// task:  14.6
// title: The direction is between two embeddings
// hint:  Of a head that is not tied, the rows are others: Readout.Unembedding has them.
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

        var unembedding = Readout.Required(recording.Model, "tokens.weight"); // [vocabulary, width]
        var direction = unembedding[right] - unembedding[wrong]; // [width]
        var seen = FrozenNorm.Apply(recording, parts.Values); // [part, batch, position, width]
        return seen.matmul(direction); // → [part, batch, position]
    }
}
