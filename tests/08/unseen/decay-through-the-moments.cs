// task:   08.7
// title:  adds the decay to the gradient
// expect: In AdamW the decay goes past the moments, straight to the weights.
// hears:  decay-in-the-gradient
// faults: 1
namespace Katas.Lesson08;

sealed partial class Adam
{
    public static void Update(AdamParameter parameter, Tensor gradient, double learningRate, AdamOptions options)
    {
        using var off = no_grad();
        gradient = gradient + (options.WeightDecay * parameter.Weights);
        parameter.Steps++;
        parameter.FirstMoment = parameter.FirstMoment.lerp(gradient, 1 - options.Beta1);
        parameter.SecondMoment = parameter.SecondMoment.lerp(gradient.pow(2), 1 - options.Beta2);
        var mean = parameter.FirstMoment / (1 - Math.Pow(options.Beta1, parameter.Steps));
        var square = parameter.SecondMoment / (1 - Math.Pow(options.Beta2, parameter.Steps));
        parameter.Weights.sub_(learningRate * mean / (square.sqrt() + options.Epsilon));
    }
}
