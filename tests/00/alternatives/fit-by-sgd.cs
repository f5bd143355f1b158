// task:  00.10
// title: torch's own optimizer and loss
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

        using var optimizer = optim.SGD(model.parameters(), rate);
        for (int step = 0; step < most; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var logits = model.call(words);
            if (logits.argmax(-1).equal(next).all().item<bool>())
            {
                return step;
            }

            nn.functional.cross_entropy(logits, next).backward();
            optimizer.step();
        }

        return most;
    }
}
