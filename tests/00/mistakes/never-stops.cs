// task:  00.10
// title: It goes on though all words are right
// hint:  Nothing asks whether the model is right by now, so all steps are used up.
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
            Learning.CrossEntropy(logits, next).backward();
            Learning.Step(model.parameters(), rate);
        }

        return most;
    }
}
