// task: 13.16
// title:The whole model is multiplied
// hint: Attention, norms and tables are there once. Only the MLPs are multiplied.
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
        long attention = config.Layers * 2 * width * config.HeadSize * (config.Heads + config.KeyHeads);
        long tables = (config.Tied ? 1 : 2) * config.Vocabulary * width; // embedding and head
        long norms = ((2 * config.Layers) + 1) * width;
        long shared = experts.SharedHidden > 0 ? (3 * width * experts.SharedHidden) + width : 0; // and its gate
        long always = attention + tables + norms + (config.Layers * ((width * experts.Experts) + shared));
        long expert = config.Layers * 3 * width * experts.Hidden; // one, in all blocks
        return ((always + expert) * experts.Experts, (always + expert) * experts.Chosen);
    }
}
