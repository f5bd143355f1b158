// task:   09.1
// title:  divides by the length of the vector, without epsilon
// expect: You divide by the norm: the root of the SUM of squares. RMSNorm takes the mean, so the result is too small
//         by the root of the number of features. (And epsilon is missing.)
// hears:  RmsNormTests.Three_and_four_are_divided_by_their_root_mean_square
// faults: 2
namespace Katas.Lesson09;

sealed partial class RmsNorm
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., features]");
        Guard.Size(input, -1, weight.size(0), "the layer's features");

        var length = input.norm(-1, keepdim: true);
        return input / length * weight;
    }
}
