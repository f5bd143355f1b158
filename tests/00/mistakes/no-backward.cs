// task:  00.10
// title: There is no gradient when the step is taken
// hint:  A step moves what has a gradient. Either backward was not called on the loss, or the gradients were cleared
//        between backward and the step.
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
            var logits = model.call(words);
            if (logits.argmax(-1).eq(next).all().item<bool>())
            {
                return step;
            }

            _ = Learning.CrossEntropy(logits, next);
            Learning.Step(model.parameters(), rate);
        }

        return most;
    }
}
