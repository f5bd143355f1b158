// task:  07.5
// title: Gradients stay switched off
// hint:  no_grad lasts until what it returns is disposed, and not until the translation is written: the model that has
//        translated once can't be trained any more. What ends with its block by itself?
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

static partial class Decoding
{
    public static long[][] Greedy(Transformer model, Tensor source, int maxLength)
    {
        Guard.Positive(maxLength);

        var noGradient = no_grad();
        return Writing.With(
            model,
            caches => Writing.Rows(Write(model, source, Writing.Most(model, maxLength), caches), model.Config));
    }
}
