// task:  12.2
// title: An A that is handed in is copied
// hint:  A copy has the same numbers once. What the layers are to share is the parameter itself.
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
        lora_a = new Parameter(
            a?.detach().clone() ?? empty(options.Rank, inputs, weight.dtype).uniform_(-bound, bound));
        lora_b = new Parameter(zeros(outputs, options.Rank, weight.dtype));
        RegisterComponents();
        train(original.training);
    }
}
