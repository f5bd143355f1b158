// task:  08.7
// title: Gradients stay switched off after an update
// hint:  no_grad lasts until what it returns is disposed, and not until the method ends: the next forward pass records
//        nothing, and there is no second step. What ends with its block by itself?
// rule:  left-open
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
        var noGradient = no_grad();

        parameter.Steps++;
        parameter.FirstMoment = (options.Beta1 * parameter.FirstMoment) + ((1 - options.Beta1) * gradient);
        parameter.SecondMoment =
            (options.Beta2 * parameter.SecondMoment) + ((1 - options.Beta2) * gradient.square());
        var mean = parameter.FirstMoment / (1 - Math.Pow(options.Beta1, parameter.Steps)); // m̂
        var square = parameter.SecondMoment / (1 - Math.Pow(options.Beta2, parameter.Steps)); // v̂
        var direction = (mean / (square.sqrt() + options.Epsilon)) + (options.WeightDecay * parameter.Weights);
        parameter.Weights.sub_(learningRate * direction);
    }
}
