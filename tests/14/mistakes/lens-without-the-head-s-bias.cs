// task:  14.3
// title: The head's bias is left out
// hint:  The head adds it to every state's logits.
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class LogitLens
{
    public static NamedParts Read(Recording recording)
    {
        Guard.Sum(recording);
        Guard.Head(recording);

        var parts = ResidualStream.Parts(recording);
        var states = parts.Values.cumsum(0); // [part, batch, position, width] → [state, batch, position, width]
        var normal = Readout.Normalize(recording.Model, states); // the same
        return parts with { Values = normal.matmul(Readout.Unembedding(recording.Model).t()) }; // → [state, batch, position, …]
    }
}
