// task:  12.7
// title: The mask does not move along
// hint:  There are more tokens now than the mask knows of.
// source: meta-llama/llama-cookbook #47: the mask and what stands in front
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12;

sealed partial class PromptTuning
{
    public ModelInput InFront(ModelInput input)
    {
        Guard.PaddingMask(input.Mask);

        var positions = input.Positions?.add(Count); // those of the text, which move; none said is none to move
        var moved = input with { Positions = positions };
        if (input.Past is not null)
        {
            return moved;
        }

        var vectors = input.Vectors ?? VectorsOf(model, input.Ids!); // [batch, new] → [batch, new, width]
        long batch = vectors.size(0);
        return moved with
        {
            Ids = null,
            Vectors = cat([prompt.expand(batch, -1, -1), vectors], 1), // → [batch, count + new, width]
            Positions = positions is null ? null : cat([Counted(positions), positions], -1),
            Segments = input.Segments is { } segments ? cat([segments.new_zeros([batch, Count]), segments], 1) : null,
        };
    }
}
