// task:  14.5
// title: A head meets another head's columns
// hint:  The heads stand in the same order in z and in the output map.
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
        var output = HeadWeights.Of(recording.Model, layer).Output.flip(0); // [head, width, size]
        return gathered.matmul(output.transpose(-2, -1).unsqueeze(1)); // · [head, 1, size, width]
    }
}
