// task:  13.2
// title: PaLM's formula with the width
// expect:12 · blocks · heads · head size · length: you took the width, which is something else here.
// hears: flops-of-the-width
// source: huggingface/trl, pull request 6709: FLOPs per token by hidden size
using Katas.Lesson09;
using Katas.Toolkit;

namespace Katas.Lesson13;

static partial class TrainingCost
{
    public static double Flops(ModelConfig config, long length, Corpus corpus)
    {
        Guard.Model(config);
        Guard.Positive(length);
        Guard.Positive(corpus.Bytes);
        Guard.Positive(corpus.BytesPerToken);
        Guard.Positive(corpus.Epochs);

        double n = Weights(config);
        double perToken = (6 * n) + (12.0 * config.Layers * config.Width * length);
        return perToken * corpus.Bytes * corpus.Epochs / corpus.BytesPerToken;
    }
}
