// task:  08.7
// title: Moments by interpolation, weights copied over
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

        using var noGradient = no_grad();

        long step = parameter.Steps + 1;
        using var first = parameter.FirstMoment.lerp(gradient, 1 - options.Beta1);
        using var second = parameter.SecondMoment.lerp(gradient * gradient, 1 - options.Beta2);
        using var corrected = (second / (1 - Math.Pow(options.Beta2, step))).sqrt() + options.Epsilon;
        using var move = first / (1 - Math.Pow(options.Beta1, step)) / corrected;
        using var weights = (parameter.Weights * (1 - (learningRate * options.WeightDecay))) - (move * learningRate);
        parameter.Weights.copy_(weights);
        parameter.FirstMoment.copy_(first);
        parameter.SecondMoment.copy_(second);
        parameter.Steps = step;
    }
}
