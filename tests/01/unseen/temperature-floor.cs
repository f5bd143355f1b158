// task:   01.9
// title:  never below 0.01, to be safe
// expect: The temperature must be taken as it is: below 0.01 you use another one.
// hears:  TemperatureTests.Any_temperature_above_0_is_taken_as_it_is
// faults: 1
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

        double t = Math.Max(temperature, 1e-2); // avoid division by ~0
        return Attention.Softmax(scores / t);
    }
}
