// task:   09.1
// title:  right: divides by the root, and always names the type it computes in
// expect: Nothing: it is right.
// hears:  passes
namespace Katas.Lesson09;

sealed partial class RmsNorm
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., features]");
        Guard.Size(input, -1, weight.size(0), "the layer's features");

        var type = input.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        var x = input.to(type);
        return (x / (x.pow(2).mean([-1], keepdim: true) + _eps).sqrt()).to(input.dtype) * weight;
    }
}
