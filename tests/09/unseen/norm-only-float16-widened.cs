// task:   09.1
// title:  widens Float16 and forgets BFloat16
// expect: BFloat16 is a half type as well: its squares are rounded to three digits.
// hears:  RmsNormTests.Half_types_are_normalised_in_float32_and_stay_what_they_are
// source: huggingface/candle and tinygrad: norms that were made safe for one half type (tinygrad/tinygrad PR #2932)
namespace Katas.Lesson09;

sealed partial class RmsNorm
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., features]");
        Guard.Size(input, -1, weight.size(0), "the layer's features");

        var type = input.dtype;
        var x = type == ScalarType.Float16 ? input.to(ScalarType.Float32) : input;
        var rms = (x * x).mean([-1], true).add(_eps).sqrt();
        return (x / rms).to(type) * weight;
    }
}
