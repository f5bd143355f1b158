// task:  00.10
// title: Each round leaves its tensors behind
// hint:  The model learns, and memory outside .NET fills up: logits, loss and all that torch remembered of each round.
//        A dispose scope in the loop frees them.
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
