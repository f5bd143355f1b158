using Katas.Lesson09;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>The final norm as a linear map: its scale is that of one run, and does not move any more.</summary>
public static class FrozenNorm
{
    /// <summary>
    /// Brings parts of the stream to where the head reads them, such that parts which add up to the stream add up to
    /// the normalised stream, less the norm's bias. LayerNorm takes from each part its own mean; the size that it then
    /// divides by is that of the whole stream at that position, and not the part's. RMSNorm takes no mean. Then each
    /// feature gets the norm's gain. Without a final norm nothing changes.
    /// </summary>
    /// <param name="recording">The run, of which the end of the last block was kept.</param>
    /// <param name="parts">The parts, <c>[..., batch, position, width]</c>.</param>
    /// <returns>The parts as the head sees them, <c>[..., batch, position, width]</c>.</returns>
    /// <exception cref="ArgumentException">The parts are not of this run's shape.</exception>
    [KataTask("14.4")]
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
        return parts / size * gain; // [..., batch, position, width]
    }
}
