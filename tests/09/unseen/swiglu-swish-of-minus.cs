// task:   09.3
// title:  SiLU with a wrong sign, and added
// expect: SiLU is x · sigmoid(x), and yours takes sigmoid(-x). And the two parts are multiplied, not added.
// hears:  SwiGluTests.SiLU_acts_on_the_gate_and_the_product_goes_down
// faults: 2
namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public override Tensor forward(Tensor input)
    {
        var g = gate.call(input);
        g = g * (-g).sigmoid();
        return down.call(g + up.call(input));
    }
}
