// task:  12.2
// title: A is zero and B is random
// hint:  It begins as the base model, too, but this lesson has it the other way round, as the paper and PEFT do: A
//        random, B zero.
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
        lora_a = a ?? new Parameter(zeros(options.Rank, inputs, weight.dtype));
        lora_b = new Parameter(empty(outputs, options.Rank, weight.dtype).uniform_(-bound, bound));
        RegisterComponents();
        train(original.training);
    }
}
