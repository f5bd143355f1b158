// task:  08.7
// title: Only the mean is corrected for its start at 0
// hint:  v starts at 0 as m does, and takes longer to grow: it needs its hat, too, with the other beta.
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
        var square = parameter.SecondMoment; // v̂
        var direction = (mean / (square.sqrt() + options.Epsilon)) + (options.WeightDecay * parameter.Weights);
        parameter.Weights.sub_(learningRate * direction);
    }
}
