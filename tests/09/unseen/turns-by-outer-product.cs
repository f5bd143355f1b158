// task:   09.5
// title:  an outer product, which takes a list of positions only
// expect: Positions may have several dimensions: a row for each text. outer flattens nothing and takes one dimension.
// hears:  RotaryAnglesTests.Cosines_and_sines_match_the_reference
// source: huggingface/transformers, the torch.outer of early Llama and NeoX code
namespace Katas.Lesson09;

static partial class RotaryAngles
{
    public static Angles At(Tensor positions, Tensor frequencies)
    {
        Guard.Layout(positions, "[..., length]");
        Guard.WholeNumbers(positions);

        var angles = positions.@double().outer(frequencies);
        return new Angles(angles.cos(), angles.sin());
    }
}
