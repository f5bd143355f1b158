// task:  08.7
// title: The new moments are not kept
// hint:  The moments have to be there in the next step: what is computed has to be assigned to the parameter's first
//        and second moment.
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
        var first = (options.Beta1 * parameter.FirstMoment) + ((1 - options.Beta1) * gradient);
        var second =
            (options.Beta2 * parameter.SecondMoment) + ((1 - options.Beta2) * gradient.square());
        var mean = first / (1 - Math.Pow(options.Beta1, parameter.Steps)); // m̂
        var square = second / (1 - Math.Pow(options.Beta2, parameter.Steps)); // v̂
        var direction = (mean / (square.sqrt() + options.Epsilon)) + (options.WeightDecay * parameter.Weights);
        parameter.Weights.sub_(learningRate * direction);
    }
}
