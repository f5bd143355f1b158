// task:  14.3
// title: each state by itself
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class LogitLens
{
    public static NamedParts Read(Recording recording)
    {
        Guard.Sum(recording);
        Guard.Head(recording);

        var parts = ResidualStream.Parts(recording);
        var logits = Enumerable.Range(1, parts.Names.Count).Select(count =>
        {
            var state = parts.Values[..count].sum([0]); // [batch, position, width]
            return Readout.Logits(recording.Model, Readout.Normalize(recording.Model, state));
        });
        return new NamedParts(parts.Names, stack([.. logits]));
    }
}
