// task:   14.3
// title:  adds the parts up in a loop (right)
// expect: Right: a sum that grows, read after each part.
// hears:  passes
namespace Katas.Lesson14;

static partial class LogitLens
{
    public static NamedParts Read(Recording recording)
    {
        Guard.Sum(recording);
        Guard.Head(recording);

        var parts = ResidualStream.Parts(recording);
        Tensor? sum = null;
        List<Tensor> logits = [];
        foreach (var part in parts.Values.unbind())
        {
            sum = sum is null ? part : sum + part;
            logits.Add(Readout.Logits(recording.Model, Readout.Normalize(recording.Model, sum)));
        }

        return new NamedParts(parts.Names, stack(logits));
    }
}
