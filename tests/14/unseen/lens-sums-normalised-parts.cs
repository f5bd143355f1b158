// task:   14.3
// title:  normalises each part and adds these up
// expect: The norm is not linear: what it makes of a sum is not the sum of what it makes of the parts. Add the parts first,
//         and normalise each sum.
// hears:  LogitLensTests.A_state_says_what_a_model_without_the_later_blocks_says
namespace Katas.Lesson14;

static partial class LogitLens
{
    public static NamedParts Read(Recording recording)
    {
        Guard.Sum(recording);
        Guard.Head(recording);

        var parts = ResidualStream.Parts(recording);
        var normed = Readout.Normalize(recording.Model, parts.Values);
        var states = normed.cumsum(0);
        return new NamedParts(parts.Names, Readout.Logits(recording.Model, states));
    }
}
