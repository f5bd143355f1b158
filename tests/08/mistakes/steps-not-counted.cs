// task:  08.7
// title: The steps are not counted
// hint:  The bias correction is for the first steps; later it has to fade. The number of steps is kept with the
//        moments, and nobody counts it up.
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

        parameter.FirstMoment = (options.Beta1 * parameter.FirstMoment) + ((1 - options.Beta1) * gradient);
        parameter.SecondMoment =
            (options.Beta2 * parameter.SecondMoment) + ((1 - options.Beta2) * gradient.square());
        var mean = parameter.FirstMoment / (1 - Math.Pow(options.Beta1, parameter.Steps + 1)); // m̂
        var square = parameter.SecondMoment / (1 - Math.Pow(options.Beta2, parameter.Steps + 1)); // v̂
        var direction = (mean / (square.sqrt() + options.Epsilon)) + (options.WeightDecay * parameter.Weights);
        parameter.Weights.sub_(learningRate * direction);
    }
}
