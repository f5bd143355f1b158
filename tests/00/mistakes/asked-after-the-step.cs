// task:  00.10
// title: The model is asked first, and the answer is used only after the step
// hint:  The step is taken although all words are right already. Ask, answer, and only then step.
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
            bool isRight = logits.argmax(-1).eq(next).all().item<bool>();
            Learning.CrossEntropy(logits, next).backward();
            Learning.Step(model.parameters(), rate);
            if (isRight)
            {
                return step;
            }
        }

        return most;
    }
}
