// task:   08.7
// title:  does not correct the moments
// expect: The moments start at 0, and are too small in the first steps: divide by 1 - β^t.
// hears:  no-bias-correction
// faults: 1
namespace Katas.Lesson08;

sealed partial class Adam
{
    public static void Update(AdamParameter parameter, Tensor gradient, double learningRate, AdamOptions options)
    {
        using var off = no_grad();
        parameter.FirstMoment = parameter.FirstMoment.lerp(gradient, 1 - options.Beta1);
        parameter.SecondMoment = parameter.SecondMoment.lerp(gradient.pow(2), 1 - options.Beta2);
        parameter.Steps += 1;
        parameter.Weights.sub_(learningRate
            * ((parameter.FirstMoment / (parameter.SecondMoment.sqrt() + options.Epsilon)) + (options.WeightDecay * parameter.Weights)));
    }
}
