// task:   12.7
// title:  puts the prompt in front of every call
// expect: Behind a past the prompt has been read already. Yours stands in the middle of the text as soon as it goes
//         on.
// hears:  prompt-again-behind-a-past
// source: huggingface/peft #869 and its relatives: virtual tokens put in again while generating
namespace Katas.Lesson12;

sealed partial class PromptTuning
{
    public ModelInput InFront(ModelInput input)
    {
        Guard.PaddingMask(input.Mask);

        var positions = input.Positions?.add(Count); // those of the text, which move; none said is none to move
        var moved = input with { Mask = VirtualTokens.Mask(input.Mask, Count), Positions = positions };
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
