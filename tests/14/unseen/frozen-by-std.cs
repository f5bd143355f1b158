// task:   14.4
// title:  takes std for the size of the stream
// expect: std divides by one feature fewer, and has no epsilon: the size is the root of the mean of the squares, plus
//         epsilon.
// hears:  unbiased-variance
namespace Katas.Lesson14;

static partial class FrozenNorm
{
    public static Tensor Apply(Recording recording, Tensor parts)
    {
        Guard.There(recording);
        Guard.Layout(parts, "[..., batch, position, width]");
        Guard.Size(parts, -1, recording.Model.Config.Width, "the model's width");

        var gain = Readout.Gain(recording.Model);
        if (gain is null)
        {
            return parts;
        }

        var layerNorm = recording.Model.Config.Norm == NormKind.Layer;
        var s = recording.Stream;
        if (layerNorm)
        {
            return (parts - parts.mean([-1], true)) / s.std(-1, keepdim: true) * gain;
        }

        return parts * (s * s).mean([-1], true).add(recording.Model.Config.NormEps).rsqrt() * gain;
    }
}
