// task:  14.4
// title: The parts go through the norm itself
// hint:  It measures each part by itself, and adds its bias to each. Measure the stream, once, and divide every part
//        by that.
// source: TransformerLens #523
using Katas.Lesson09;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class FrozenNorm
{
    public static Tensor Apply(Recording recording, Tensor parts)
    {
        Guard.There(recording);
        Guard.Layout(parts, "[..., batch, position, width]");
        Guard.Size(parts, -1, recording.Model.Config.Width, "the model's width");

        var config = recording.Model.Config;
        if (Readout.Gain(recording.Model) is not { } gain)
        {
            return parts;
        }

        var stream = recording.Stream; // [batch, position, width]
        if (config.Norm == NormKind.Layer)
        {
            stream = stream - stream.mean([-1], keepdim: true); // [batch, position, width]
            parts = parts - parts.mean([-1], keepdim: true); // [..., batch, position, width]
        }

        var size = (stream.square().mean([-1], keepdim: true) + config.NormEps).sqrt(); // [batch, position, 1]
        return Readout.Normalize(recording.Model, parts); // [..., batch, position, width]
    }
}
