// task:  14.4
// title: the size of a LayerNorm by var
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
            var root = (stream.var([-1], unbiased: false, keepdim: true) + config.NormEps).sqrt();
            return (parts - parts.mean([-1], keepdim: true)) / root * gain;
        }

        var size = (stream.square().mean([-1], keepdim: true) + config.NormEps).sqrt(); // [batch, position, 1]
        return parts / size * gain; // [..., batch, position, width]
    }
}
