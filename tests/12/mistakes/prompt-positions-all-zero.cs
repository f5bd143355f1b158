// task:  12.7
// title: The prompt's positions are all 0
// hint:  They count from 0: 0, 1, 2, and so on.
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
        var moved = input with { Mask = VirtualTokens.Mask(input.Mask, Count), Positions = positions };
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
            Positions = positions is null ? null : cat([zeros_like(Counted(positions)), positions], -1),
            Segments = input.Segments is { } segments ? cat([segments.new_zeros([batch, Count]), segments], 1) : null,
        };
    }
}
