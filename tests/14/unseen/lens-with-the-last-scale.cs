// task:   14.3
// title:  normalises every state by the size of the last one
// expect: Each state has to be normalised by its own mean and size, as the final norm would do. You use the last
//         state's size for all.
// hears:  lens-with-the-last-size
// faults: 2
// source: TransformerLens #1076: the lens uses the scale of the final layer
namespace Katas.Lesson14;

static partial class LogitLens
{
    public static NamedParts Read(Recording recording)
    {
        Guard.Sum(recording);
        Guard.Head(recording);

        var parts = ResidualStream.Parts(recording);
        var states = parts.Values.cumsum(0);
        var frozen = states;
        if (Readout.Gain(recording.Model) is { } gain)
        {
            var last = states[-1];
            var rms = recording.Model.Config.Norm == Katas.Lesson09.NormKind.Rms;
            var mean = rms ? zeros_like(last) : last.mean([-1], true).expand_as(last);
            frozen = (states - mean) / ((last - mean).square().mean([-1], true) + recording.Model.Config.NormEps).sqrt() * gain;
        }

        var unembedding = Readout.Unembedding(recording.Model);
        return parts with { Values = frozen.matmul(unembedding.t()) };
    }
}
