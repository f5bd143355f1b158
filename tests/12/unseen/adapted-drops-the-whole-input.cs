// task:   12.3
// title:  drops out of the input once, for both ways
// expect: Dropout is for what the adapter is given. In your code the layer itself sees the input with holes in it,
//         too.
// hears:  adapter-dropout-for-the-layer
namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public Tensor Adapted(Tensor input)
    {
        Guard.Layout(input, "[..., inputs]");
        Guard.Size(input, -1, weight.size(1), "the layer's inputs");

        input = dropout(input, Dropout, training);
        var narrow = linear(input, lora_a);
        return linear(input, weight, bias) + (Factor * linear(narrow, lora_b)); // → [..., outputs]
    }
}
