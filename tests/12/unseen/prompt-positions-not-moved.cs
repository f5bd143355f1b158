// task:   12.7
// title:  leaves positions that are said as they are, and puts the prompt's in front
// expect: The text's positions have to move by the prompt's length. In your code the prompt and the text have the same
//         ones.
// hears:  prompt-positions-as-said
namespace Katas.Lesson12;

sealed partial class PromptTuning
{
    public ModelInput InFront(ModelInput input)
    {
        Guard.PaddingMask(input.Mask);

        var positions = input.Positions;
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
            Positions = positions is null ? null : cat([Counted(positions), positions], -1),
            Segments = input.Segments is { } segments ? cat([segments.new_zeros([batch, Count]), segments], 1) : null,
        };
    }
}
