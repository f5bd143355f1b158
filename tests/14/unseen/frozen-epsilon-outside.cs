// task:   14.4
// title:  adds epsilon behind the root
// expect: The norm adds epsilon to the mean square, under the root. You add it to the root.
// hears:  epsilon-outside-root
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

        var x = recording.Stream;
        if (recording.Model.Config.Norm == Katas.Lesson09.NormKind.Layer)
        {
            x = x - x.mean([-1], true);
            parts = parts - parts.mean([-1], true);
        }

        var scale = x.pow(2).mean([-1], true).sqrt() + recording.Model.Config.NormEps;
        return parts / scale * gain;
    }
}
