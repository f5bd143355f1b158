// task:   12.2
// title:  copies weight and bias into new parameters
// expect: The layer should take over the same parameters. Yours are copies: a tied head falls apart, and loading a
//         checkpoint into the old ones changes nothing.
// hears:  LoraLinearTests.Weight_and_bias_are_the_layer_s_own_under_their_names
namespace Katas.Lesson12;

sealed partial class LoraLinear
{
    public LoraLinear(Linear original, LoraOptions options, Parameter? a = null)
        : base(nameof(LoraLinear))
    {
        Guard.Options(options);
        Guard.Shared(a, original, options.Rank);

        weight = new Parameter(original.weight!.detach().clone());
        bias = original.bias is null ? null : new Parameter(original.bias.detach().clone());
        Dropout = options.Dropout;
        Factor = options.Alpha / (options.RankStabilised ? Math.Sqrt(options.Rank) : options.Rank);
        var (outputs, inputs) = (weight.size(0), weight.size(1));
        double bound = 1 / Math.Sqrt(inputs);
        lora_a = a ?? new Parameter(empty(options.Rank, inputs, weight.dtype).uniform_(-bound, bound));
        lora_b = new Parameter(zeros(outputs, options.Rank, weight.dtype));
        RegisterComponents();
        train(original.training);
    }
}
