// task:  08.7
// title: The new gradient is not multiplied by 1 - β
// hint:  A running mean gives a share of β to what was, and one of 1 - β to what is new. Without the second share it
//        is a sum that grows to 1 / (1 - β) times the mean.
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
        parameter.FirstMoment = (options.Beta1 * parameter.FirstMoment) + gradient;
        parameter.SecondMoment =
            (options.Beta2 * parameter.SecondMoment) + gradient.square();
        var mean = parameter.FirstMoment / (1 - Math.Pow(options.Beta1, parameter.Steps)); // m̂
        var square = parameter.SecondMoment / (1 - Math.Pow(options.Beta2, parameter.Steps)); // v̂
        var direction = (mean / (square.sqrt() + options.Epsilon)) + (options.WeightDecay * parameter.Weights);
        parameter.Weights.sub_(learningRate * direction);
    }
}
