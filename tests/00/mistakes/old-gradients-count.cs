// task:  00.10
// title: Gradients from before count
// hint:  backward adds to what is already there. Clear the model's gradients before the first step.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Fitting
{
    public static int Fit(NextWord model, Tensor words, Tensor next, double rate, int most)
    {
        Guard.Layout(words, "[row]");
        Guard.SameShape(next, words);
        Guard.Positive(rate);
        Guard.AtLeast(most, 0);

        for (int step = 0; step < most; step++)
        {
            using var scope = NewDisposeScope();
            var logits = model.call(words);
            if (logits.argmax(-1).eq(next).all().item<bool>())
            {
                return step;
            }

            Learning.CrossEntropy(logits, next).backward();
            Learning.Step(model.parameters(), rate);
        }

        return most;
    }
}
