// task:  14.3
// title: Each part is read by itself
// hint:  What the head reads is the sum so far: add the parts up first.
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
        var states = parts.Values; // [part, batch, position, width] → [state, batch, position, width]
        var normal = Readout.Normalize(recording.Model, states); // the same
        return parts with { Values = Readout.Logits(recording.Model, normal) }; // → [state, batch, position, …]
    }
}
