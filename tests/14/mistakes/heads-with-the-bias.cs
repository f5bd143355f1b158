// task:  14.5
// title: Every head adds the output map's bias
// hint:  It belongs to no head: with four of them it would be there four times.
using Katas.Lesson09;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class HeadOutputs
{
    public static Tensor Of(Recording recording, long layer)
    {
        Guard.There(recording);
        Guard.Index(layer, recording.Model.Config.Layers);

        var gathered = recording.At(layer, "z").transpose(-4, -3); // [batch, head, …] → [head, batch, position, size]
        var output = HeadWeights.Of(recording.Model, layer).Output; // [head, width, size]
        var added = gathered.matmul(output.transpose(-2, -1).unsqueeze(1));
        return HeadWeights.Of(recording.Model, layer).OutputBias is { } bias ? added + bias : added; // · [head, 1, size, width]
    }
}
