// task:   12.7
// title:  numbers prompt and text through, whatever positions the caller has said
// expect: Positions that the caller says are those in the text, and move by the prompt's length. Yours are forgotten,
//         and a padded text gets others.
// hears:  PromptTuningTests.Positions_that_are_said_move_behind_the_prompt_s
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

sealed partial class PromptTuning
{
    public ModelInput InFront(ModelInput input)
    {
        Guard.PaddingMask(input.Mask);

        var mask = VirtualTokens.Mask(input.Mask, Count);
        if (input.Past is not null)
        {
            return input with { Mask = mask, Positions = input.Positions?.add(Count) };
        }

        var text = input.Vectors ?? VectorsOf(model, input.Ids!); // [batch, new, width]
        var both = cat([prompt.expand(text.size(0), -1, -1), text], 1); // → [batch, count + new, width]
        return input with
        {
            Ids = null,
            Vectors = both,
            Mask = mask,
            Positions = input.Positions is null ? null : arange(both.size(1)),
            Segments = input.Segments is { } segments
                ? cat([segments.new_zeros([segments.size(0), Count]), segments], 1)
                : null,
        };
    }
}
