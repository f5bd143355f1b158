// task:  12.2
// title: The factor is alpha, and not alpha / rank
// hint:  What comes out of B is a sum over the rank. Dividing alpha by it keeps the adapter's weight where it is when
//        the rank changes.
// source: Blaizzy/mlx-vlm #845 and rasbt/LLMs-from-scratch #821: alpha in place of alpha / rank
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public LoraLinear(Linear original, LoraOptions options, Parameter? a = null)
        : base(nameof(LoraLinear))
    {
        Guard.Options(options);
        Guard.Shared(a, original, options.Rank);

        (weight, bias) = (original.weight!, original.bias);
        Dropout = options.Dropout;
        Factor = options.Alpha;
        var (outputs, inputs) = (weight.size(0), weight.size(1));
        double bound = 1 / Math.Sqrt(inputs);
        lora_a = a ?? new Parameter(empty(options.Rank, inputs, weight.dtype).uniform_(-bound, bound));
        lora_b = new Parameter(zeros(outputs, options.Rank, weight.dtype));
        RegisterComponents();
        train(original.training);
    }
}
