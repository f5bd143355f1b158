// task:  14.3
// title: The states are read without the final norm
// hint:  The head knows normalised states only.
// source: AlignmentResearch/tuned-lens #56
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
        var normal = states; // the same
        return parts with { Values = Readout.Logits(recording.Model, normal) }; // → [state, batch, position, …]
    }
}
