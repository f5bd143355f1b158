// task:  08.7
// title: β₁ and β₂ are swapped
// hint:  β₁ belongs to the mean of the gradients, and forgets sooner; β₂ belongs to the mean of their squares.
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
        parameter.FirstMoment = (options.Beta2 * parameter.FirstMoment) + ((1 - options.Beta2) * gradient);
        parameter.SecondMoment =
            (options.Beta1 * parameter.SecondMoment) + ((1 - options.Beta1) * gradient.square());
        var mean = parameter.FirstMoment / (1 - Math.Pow(options.Beta2, parameter.Steps)); // m̂
        var square = parameter.SecondMoment / (1 - Math.Pow(options.Beta1, parameter.Steps)); // v̂
        var direction = (mean / (square.sqrt() + options.Epsilon)) + (options.WeightDecay * parameter.Weights);
        parameter.Weights.sub_(learningRate * direction);
    }
}
