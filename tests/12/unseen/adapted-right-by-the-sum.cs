// task:   12.3
// title:  right: multiplies by the sum of the weights when nothing is dropped
// expect: Nothing: it is right.
// hears:  passes
namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public Tensor Adapted(Tensor input)
    {
        Guard.Layout(input, "[..., inputs]");
        Guard.Size(input, -1, weight.size(1), "the layer's inputs");

        var added = dropout(input, Dropout, training).matmul(lora_a.t()).matmul(lora_b.t()) * Factor;
        return added.add(linear(input, weight, bias));
    }
}
