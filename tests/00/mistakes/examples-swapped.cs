// task:  00.10
// title: The model is asked what came before
// hint:  It should be asked about words, and answer with those that come next.
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

        model.zero_grad();
        for (int step = 0; step < most; step++)
        {
            using var scope = NewDisposeScope();
            var logits = model.call(next);
            if (logits.argmax(-1).eq(words).all().item<bool>())
            {
                return step;
            }

            Learning.CrossEntropy(logits, words).backward();
            Learning.Step(model.parameters(), rate);
        }

        return most;
    }
}
