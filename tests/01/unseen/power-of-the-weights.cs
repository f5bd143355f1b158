// task:   01.9
// title:  raises finished weights to the power 1/T: weights that have underflowed to 0 stay 0 at any temperature, and
//         the gradient is NaN at masked keys where T is above 1
// expect: On paper w^(1/T), normalised, is the same as softmax of s/T; in floating point it is not. A weight that
//         softmax has rounded to 0 cannot come back at a high temperature, and the derivative of w^(1/T) at 0 is
//         infinite, which becomes NaN at masked keys. Divide the scores, before softmax.
// hears:  TemperatureTests.A_key_that_is_far_behind_comes_back_when_it_gets_hot
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor WithTemperature(Tensor scores, double temperature)
    {
        Guard.Layout(scores, "[..., query, key]");
        Guard.Positive(temperature);

        // e^(s/T) = (e^s)^(1/T): the weights are there already, they only have to be made sharper or flatter.
        Tensor sharpened = Attention.Softmax(scores).pow(1.0 / temperature);
        Tensor total = sharpened.sum(-1, keepdim: true);
        return sharpened / total.masked_fill(total == 0, 1);
    }
}
