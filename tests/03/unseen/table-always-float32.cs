// task:   03.4
// title:  makes the table Float32, whatever the input is
// expect: The table should have the input's type: with Float64 you lose digits, and with half precision the sum is
//         widened.
// hears:  SinusoidalEncodingTests.The_type_of_value_is_the_input_s
// faults: 1
namespace Katas.Lesson03;

sealed partial class SinusoidalEncoding
{
    public override Tensor forward(Tensor input, long offset) =>
        input + Sinusoids.Table(input.size(-2), _dModel, offset).to(ScalarType.Float32);
}
