// task:   00.10
// title:  takes a step for each word, and counts rounds
// expect: Take the loss of all words at once, and one step by it. And count the steps.
// hears:  FitTests.A_step_is_one_for_all_words_together
// faults: 2
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
        for (int round = 0; round < most; round++)
        {
            using var scope = NewDisposeScope();
            if (model.call(words).argmax(-1).eq(next).all().item<bool>())
            {
                return round;
            }

            for (int i = 0; i < words.size(0); i++)
            {
                var loss = Learning.CrossEntropy(model.call(words[i..(i + 1)]), next[i..(i + 1)]);
                loss.backward();
                Learning.Step(model.parameters(), rate);
            }
        }

        return most;
    }
}
