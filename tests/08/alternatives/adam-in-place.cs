// task:  08.7
// title: Moments and weights in place, the corrections as numbers
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
        double first = 1 - Math.Pow(options.Beta1, parameter.Steps);
        double second = 1 - Math.Pow(options.Beta2, parameter.Steps);
        parameter.Weights.mul_(1 - (learningRate * options.WeightDecay));
        parameter.FirstMoment.mul_(options.Beta1).add_(gradient, alpha: 1 - options.Beta1);
        parameter.SecondMoment.mul_(options.Beta2).addcmul_(gradient, gradient, 1 - options.Beta2);
        var root = (parameter.SecondMoment.sqrt() / Math.Sqrt(second)).add_(options.Epsilon);
        parameter.Weights.addcdiv_(parameter.FirstMoment, root, -learningRate / first);
    }
}
