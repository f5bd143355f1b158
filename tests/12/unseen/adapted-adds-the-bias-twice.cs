// task:   12.3
// title:  gives the bias to the way up as well
// expect: The bias is added twice: once with the weight, and once more, times the factor, on the way up.
// hears:  LoraLinearTests.It_gives_the_layer_s_output_and_what_the_adapter_adds
namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public Tensor Adapted(Tensor input)
    {
        Guard.Layout(input, "[..., inputs]");
        Guard.Size(input, -1, weight.size(1), "the layer's inputs");

        var narrow = linear(dropout(input, Dropout, training), lora_a); // [..., inputs] → [..., rank]
        return linear(input, weight, bias) + (Factor * linear(narrow, lora_b, bias)); // → [..., outputs]
    }
}
