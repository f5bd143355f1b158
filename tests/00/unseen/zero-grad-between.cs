// task:   00.10
// title:  clears the gradients between backward and step
// expect: You clear the gradients after backward, before the step uses them: nothing moves.
// hears:  no-backward
// faults: 1
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

        for (int i = 0; i < most; i++)
        {
            using var scope = NewDisposeScope();
            var logits = model.call(words);
            if (logits.argmax(-1).equal(next).all().ToBoolean())
            {
                return i;
            }

            var loss = Learning.CrossEntropy(logits, next);
            loss.backward();
            model.zero_grad();
            Learning.Step(model.parameters(), rate);
        }

        return most;
    }
}
