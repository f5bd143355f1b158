// task:   13.16
// title:  counts the shared expert in all parameters, and not in those in use
// expect: Every token goes through the shared expert and its gate, so they are in use as well. You count them in the first
//         number only.
// hears:  ExpertsSizeTests.They_are_what_a_model_has
namespace Katas.Lesson13;

static partial class ExpertsSize
{
    public static (long All, long InUse) Parameters(ModelConfig config, ExpertsConfig experts)
    {
        Guard.Llama(config, experts);

        var d = config.Width;
        var embeddings = config.Vocabulary * d * (config.Tied ? 1 : 2);
        var perBlock = (2 * d * config.Heads * config.HeadSize) + (2 * d * config.KeyHeads * config.HeadSize) + (2 * d) + (d * experts.Experts);
        var one = 3 * d * experts.Hidden;
        var shared = experts.SharedHidden == 0 ? 0 : (3 * d * experts.SharedHidden) + d;
        var all = embeddings + d + (config.Layers * (perBlock + shared + (experts.Experts * one)));
        var inUse = embeddings + d + (config.Layers * (perBlock + (experts.Chosen * one)));
        return (all, inUse);
    }
}
