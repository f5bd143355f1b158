// task:  07.12
// title: Counted term by term
using Katas.Lesson05;
using Katas.Toolkit;

namespace Katas.Lesson07;

sealed partial record TransformerCosts
{
    public static TransformerCosts Of(TransformerConfig config, long batch, long source, long target)
    {
        Guard.Positive(batch);
        Guard.Positive(source);
        Guard.Positive(target);

        long d = config.DModel, f = config.DFeedForward, v = config.TargetVocabulary;
        long encoderBlock = (4 * d * (d + 1)) + (d * f) + f + (f * d) + d + (2 * 2 * d);
        long decoderBlock = encoderBlock + (4 * d * (d + 1)) + (2 * d);
        long self = (8 * source * d * d) + (4 * source * source * d);
        long back = (8 * target * d * d) + (4 * target * target * d);
        long cross = (4 * (target + source) * d * d) + (4 * target * source * d);
        var tables = new Cost((v * d) + (config.SharedVocabulary ? 0 : config.SourceVocabulary * d), 0);
        return new TransformerCosts(
            tables,
            new Cost((config.EncoderLayers * encoderBlock) + (2 * d), batch * config.EncoderLayers * (self + (4 * source * d * f))),
            new Cost(
                (config.DecoderLayers * decoderBlock) + (2 * d),
                batch * config.DecoderLayers * (back + cross + (4 * target * d * f))),
            new Cost(0, 2 * batch * target * v * d));
    }
}
