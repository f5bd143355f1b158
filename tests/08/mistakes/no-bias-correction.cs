// task:  08.7
// title: There is no bias correction
// hint:  The moments start at 0 and are too small at first: after one step m is a tenth of the gradient. The hats on
//        m and v divide by what is missing.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

sealed partial class Adam
{
    public static void Update(AdamParameter parameter, Tensor gradient, double learningRate, AdamOptions options)
    {
        Guard.SameShape(gradient, parameter.Weights);
        Guard.NotNegative(learningRate);

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        parameter.Steps++;
        parameter.FirstMoment = (options.Beta1 * parameter.FirstMoment) + ((1 - options.Beta1) * gradient);
        parameter.SecondMoment =
            (options.Beta2 * parameter.SecondMoment) + ((1 - options.Beta2) * gradient.square());
        var mean = parameter.FirstMoment; // m̂
        var square = parameter.SecondMoment; // v̂
        var direction = (mean / (square.sqrt() + options.Epsilon)) + (options.WeightDecay * parameter.Weights);
        parameter.Weights.sub_(learningRate * direction);
    }
}
