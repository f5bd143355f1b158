// task:  14.3
// title: Every state is divided by the size of the last one
// hint:  In the lens each state is normalised by itself, by its own mean and size. The frozen norm is for shares.
// source: TransformerLens #1076
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
        var normal = FrozenNorm.Apply(recording, states) + (Readout.Parameter(recording.Model, "norm.bias") ?? zeros(1)); // the same
        return parts with { Values = Readout.Logits(recording.Model, normal) }; // → [state, batch, position, …]
    }
}
