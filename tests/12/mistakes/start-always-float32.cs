// task:  12.2
// title: A and B are always Float32
// hint:  A layer of another type cannot add what a Float32 adapter gives. Both have the weight's type.
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
        Factor = options.Alpha / (options.RankStabilised ? Math.Sqrt(options.Rank) : options.Rank);
        var (outputs, inputs) = (weight.size(0), weight.size(1));
        double bound = 1 / Math.Sqrt(inputs);
        lora_a = a ?? new Parameter(empty(options.Rank, inputs).uniform_(-bound, bound));
        lora_b = new Parameter(zeros(outputs, options.Rank));
        RegisterComponents();
        train(original.training);
    }
}
