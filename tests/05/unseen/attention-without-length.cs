// task:   05.12
// title:  counts the scores as linear in the length
// expect: Each token meets each other: the cost of the scores grows with the square of the length.
// hears:  attention-linear-in-the-length
// faults: 1
namespace Katas.Lesson05;

sealed partial record EncoderCosts
{
    public static EncoderCosts Of(EncoderConfig config, long batch, long length)
    {
        long d = config.DModel, wide = config.DFeedForward, n = config.Layers, tokens = batch * length;
        return new EncoderCosts(
            new Cost((config.VocabularySize + config.MaxLength + config.Segments) * d, 0),
            new Cost(n * ((4 * d * d) + (4 * d)), n * 8 * tokens * d * d),
            new Cost(0, n * 4 * tokens * d),
            new Cost(n * ((2 * d * wide) + wide + d), n * 4 * tokens * d * wide),
            new Cost((n + 1) * 4 * d, 0));
    }
}
