// task:   14.3
// title:  reads the states without the final norm
// expect: The head has never seen a stream that was not normalised: put each state through the final norm first.
// hears:  lens-without-norm
// source: AlignmentResearch/tuned-lens #56: the final norm was not found, and the lens goes on without it
namespace Katas.Lesson14;

static partial class LogitLens
{
    public static NamedParts Read(Recording recording)
    {
        Guard.Sum(recording);
        Guard.Head(recording);

        var parts = ResidualStream.Parts(recording);
        var running = zeros_like(parts.Values[0]);
        var read = new List<Tensor>();
        for (int i = 0; i < parts.Names.Count; i++)
        {
            running = running + parts.Values[i];
            read.Add(Readout.Logits(recording.Model, running));
        }

        return new NamedParts(parts.Names, stack(read));
    }
}
