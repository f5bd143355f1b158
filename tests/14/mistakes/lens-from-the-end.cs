// task:  14.3
// title: The states are added up from the end
// hint:  The first state is the embedding, the last one all of it.
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
        var states = parts.Values.flip(0).cumsum(0).flip(0); // [part, batch, position, width] → [state, batch, position, width]
        var normal = Readout.Normalize(recording.Model, states); // the same
        return parts with { Values = Readout.Logits(recording.Model, normal) }; // → [state, batch, position, …]
    }
}
