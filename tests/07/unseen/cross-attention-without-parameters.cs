// task:   07.12
// title:  forgets the parameters of the cross-attention
// expect: A decoder's layer has two attentions: you count the parameters of one.
// hears:  no-cross-attention-learned
// faults: 1
namespace Katas.Lesson07;

sealed partial record TransformerCosts
{
    public static TransformerCosts Of(TransformerConfig config, long batch, long source, long target)
    {
        long d = config.DModel, wide = config.DFeedForward;
        long read = batch * source, written = batch * target;
        long table = config.TargetVocabulary * d;
        long attention = 4 * d * (d + 1), thinking = (2 * d * wide) + wide + d, norm = 2 * d;
        long Attention(long queries, long keys, long each) => (4 * queries * d * d) + (4 * keys * d * d) + (4 * queries * each * d);
        long Think(long tokens) => 4 * tokens * d * wide;

        return new TransformerCosts(
            new Cost(config.SharedVocabulary ? table : table + (config.SourceVocabulary * d), 0),
            new Cost(
                (config.EncoderLayers * (attention + thinking + norm + norm)) + norm,
                config.EncoderLayers * (Attention(read, read, source) + Think(read))),
            new Cost(
                (config.DecoderLayers * (attention + thinking + norm + norm + norm)) + norm,
                config.DecoderLayers * (Attention(written, written, target) + Attention(written, read, source) + Think(written))),
            new Cost(0, 2 * written * table));
    }
}
