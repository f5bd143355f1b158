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
        var last = states[-1].clone();
        var normal = states;
        if (Readout.Gain(recording.Model) is { } gain)
        {
            if (recording.Model.Config.Norm == Katas.Lesson09.NormKind.Layer)
            {
                last = last - last.mean([-1], keepdim: true);
                states = states - states.mean([-1], keepdim: true);
            }

            normal = states / (last.square().mean([-1], keepdim: true) + recording.Model.Config.NormEps).sqrt() * gain;
            normal += Readout.Parameter(recording.Model, "norm.bias") ?? zeros(1, gain.dtype);
        }

        return parts with { Values = Readout.Logits(recording.Model, normal) }; // → [state, batch, position, …]
    }
}
