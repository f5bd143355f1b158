// task:   12.7
// title:  takes one new token for a text that goes on, and several for one that begins
// expect: Whether the prompt has been read is told by the past, not by the number of tokens. A text of one token gets
//         no prompt in your code, and a text that goes on with several gets it again.
// hears:  prompt-again-behind-a-past
// source: huggingface/peft #869 and its relatives: virtual tokens put in again while generating
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

        var text = input.Vectors ?? VectorsOf(model, input.Ids!); // [batch, new, width]
        var positions = input.Positions?.add(Count);
        var moved = input with { Mask = VirtualTokens.Mask(input.Mask, Count), Positions = positions };
        return text.size(1) == 1 ? moved : moved with
        {
            Ids = null,
            Vectors = cat([prompt.expand(text.size(0), -1, -1), text], 1), // → [batch, count + new, width]
            Positions = positions is null ? null : cat([Counted(positions), positions], -1),
            Segments = input.Segments is { } segments
                ? cat([segments.new_zeros([segments.size(0), Count]), segments], 1)
                : null,
        };
    }
}
