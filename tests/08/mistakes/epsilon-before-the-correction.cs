// task:  08.7
// title: Epsilon is added before the bias correction
// hint:  ε is added to the root of v̂, which is corrected already. Added to the root of v, it is divided by the
//        correction as well.
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
        var mean = parameter.FirstMoment / (1 - Math.Pow(options.Beta1, parameter.Steps)); // m̂
        var root = parameter.SecondMoment.sqrt() + options.Epsilon;
        root /= Math.Sqrt(1 - Math.Pow(options.Beta2, parameter.Steps));
        var direction = (mean / root) + (options.WeightDecay * parameter.Weights);
        parameter.Weights.sub_(learningRate * direction);
    }
}
