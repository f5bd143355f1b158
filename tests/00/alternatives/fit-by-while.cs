// task:  00.10
// title: a while loop, and the differences counted
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
        int steps = 0;
        while (steps < most)
        {
            using var scope = NewDisposeScope();
            var logits = model.call(words);
            if (logits.argmax(1).ne(next).sum().ToInt64() == 0)
            {
                break;
            }

            var loss = Learning.CrossEntropy(logits, next);
            loss.backward();
            Learning.Step(model.parameters(), rate);
            steps++;
        }

        return steps;
    }
}
