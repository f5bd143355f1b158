// task:   12.2
// title:  takes the root of alpha / rank when it is to be rank-stabilised
// expect: Rank-stabilised, alpha is divided by the root of the rank; you take the root of the whole quotient.
// hears:  LoraLinearTests.The_factor_is_alpha_by_the_rank_or_by_its_root
// source: NVIDIA/TensorRT-LLM #1668: the factor of rank-stabilised adapters
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
        double quotient = options.Alpha / options.Rank;
        Factor = options.RankStabilised ? Math.Sqrt(quotient) : quotient;
        var (outputs, inputs) = (weight.size(0), weight.size(1));
        double bound = 1 / Math.Sqrt(inputs);
        lora_a = a ?? new Parameter(empty(options.Rank, inputs, weight.dtype).uniform_(-bound, bound));
        lora_b = new Parameter(zeros(outputs, options.Rank, weight.dtype));
        RegisterComponents();
        train(original.training);
    }
}
