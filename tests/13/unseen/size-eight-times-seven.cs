// task:  13.16
// title: multiplies the whole model
// expect:Only the MLPs are multiplied. Attention, embedding, head and norms are there once.
// hears: ExpertsSizeTests.Eight_times_seven_billion_are_47_and_13_in_use
// source: huggingface/transformers PR #27945: 8x7B is about 45B, and no 56B or 85B
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class ExpertsSize
{
    public static (long All, long InUse) Parameters(ModelConfig config, ExpertsConfig experts)
    {
        Guard.Llama(config, experts);

        long width = config.Width;
        long one = (2 * config.Vocabulary * width) + width;
        one += config.Layers * ((2 * width * config.HeadSize * (config.Heads + config.KeyHeads)) + (2 * width)
            + (3 * width * experts.Hidden));
        return (one * experts.Experts, one * experts.Chosen);
    }
}
