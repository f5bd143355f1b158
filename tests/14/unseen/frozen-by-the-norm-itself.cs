// task:   14.4
// title:  puts each part through the final norm
// expect: The norm measures each part by itself, so that a small part comes out as large as the whole. Measure the
//         stream once, and divide every part by that.
// hears:  frozen-through-the-norm
// faults: 2
// source: TransformerLens #523: the parts do not add up
namespace Katas.Lesson14;

static partial class FrozenNorm
{
    public static Tensor Apply(Recording recording, Tensor parts)
    {
        Guard.There(recording);
        Guard.Layout(parts, "[..., batch, position, width]");
        Guard.Size(parts, -1, recording.Model.Config.Width, "the model's width");

        if (Readout.Gain(recording.Model) is null)
        {
            return parts;
        }

        var normed = Readout.Normalize(recording.Model, parts);
        return normed;
    }
}
