// task:   07.12
// title:  counts only the pairs that the causal mask leaves; and no final norm for post-norm stacks
// expect: The product computes all target · target scores and the mask hides half of them afterwards, so count target²,
//         as lesson 05 does. And the stacks have a norm after their blocks wherever the blocks normalise.
// hears:  TransformerCostsTests.A_tiny_case_by_hand
// faults: 2
using Katas.Lesson04;
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

        long d = config.DModel;
        long attention = 4 * ((d * d) + d);
        long network = (2 * d * config.DFeedForward) + config.DFeedForward + d;
        long norm = 2 * d;

        // A post-norm block ends with a norm; only pre-norm needs one more behind the last block.
        long last = config.Norm == NormPlacement.Pre ? norm : 0;

        // A token sees itself and those before it: 1 + 2 + … + target.
        long seen = target * (target + 1) / 2;

        long rows = config.SharedVocabulary
            ? config.TargetVocabulary
            : config.SourceVocabulary + config.TargetVocabulary;
        return new TransformerCosts(
            new Cost(rows * d, 0),
            new Cost(
                (config.EncoderLayers * (attention + network + (2 * norm))) + last,
                batch * config.EncoderLayers * (Projections(4 * source) + Pairs(source * source) + Network(source))),
            new Cost(
                (config.DecoderLayers * ((2 * attention) + network + (3 * norm))) + last,
                batch * config.DecoderLayers * (
                    Projections(4 * target) + Pairs(seen)
                    + Projections((2 * target) + (2 * source)) + Pairs(target * source)
                    + Network(target))),
            new Cost(0, 2 * batch * target * d * config.TargetVocabulary));

        long Projections(long vectors) => 2 * vectors * d * d;
        long Pairs(long pairs) => 4 * pairs * d; // a score and a share of the sum for each
        long Network(long tokens) => 4 * tokens * d * config.DFeedForward;
    }
}
