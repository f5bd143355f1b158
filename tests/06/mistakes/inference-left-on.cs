// task:  06.11
// title: Inference mode stays on
// hint:  inference_mode lasts until what it returns is disposed, and not until the text is written: whatever is made
//        afterwards can never have a gradient. What ends with its block by itself?
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

static partial class TextGeneration
{
    public static long[] Generate(LanguageModel model, long[] prompt, GenerationOptions options)
    {
        Guard.AtLeast(prompt.Length, 1);
        CheckLength(prompt, model);
        Guard.NotNegative(options.Temperature, "temperature");

        bool wasTraining = model.training;
        model.eval();
        var caches = options.UseCache ? model.NewCaches() : null;
        try
        {
            var noGradient = inference_mode();
            return Continue(model, prompt, options, caches);
        }
        finally
        {
            Array.ForEach(caches ?? [], cache => cache.Dispose());
            model.train(wasTraining);
        }
    }
}
