// task:  12.7
// title: One property after the other
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

        var mask = VirtualTokens.Mask(input.Mask, Count);
        var positions = input.Positions is null ? null : input.Positions + Count;
        if (input.Past is not null)
        {
            return input with { Mask = mask, Positions = positions };
        }

        var vectors = input.Ids is null ? input.Vectors! : VectorsOf(model, input.Ids); // [batch, new, width]
        var repeated = prompt.unsqueeze(0).repeat(vectors.size(0), 1, 1); // → [batch, count, width]
        if (positions is not null)
        {
            var counted = arange(Count);
            counted = positions.dim() == 1 ? counted : counted.unsqueeze(0).repeat(positions.size(0), 1);
            positions = cat([counted, positions], -1);
        }

        return new ModelInput
        {
            Vectors = cat([repeated, vectors], 1),
            Segments = input.Segments is null
                ? null
                : cat([zeros(input.Segments.size(0), Count, ScalarType.Int64), input.Segments], 1),
            Positions = positions,
            Mask = mask,
            Tap = input.Tap,
        };
    }
}
