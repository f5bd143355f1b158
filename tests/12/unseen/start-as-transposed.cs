// task:   12.2
// title:  makes A and B in the other orientation
// expect: A is [rank, inputs] and B [outputs, rank], as linear takes its weights. Yours are transposed.
// hears:  LoraLinearTests.A_goes_down_and_B_comes_up_and_both_train
// source: rasbt/LLMs-from-scratch, appendix E, where x @ A @ B has A as [in, rank]
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
        lora_a = a ?? new Parameter(empty(inputs, options.Rank, weight.dtype).uniform_(-bound, bound));
        lora_b = new Parameter(zeros(options.Rank, outputs, weight.dtype));
        RegisterComponents();
        train(original.training);
    }
}
