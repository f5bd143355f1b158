using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Katas.Lesson12;

/// <summary>
/// A linear layer with a low-rank adapter: beside the layer's weight, which stays, a way down to a few features and up
/// again, <c>W x + factor · B A x</c>. Hu et al. 2021, "LoRA", section 4.1. Weight and bias are the layer's own
/// parameters, under the names that they had.
/// </summary>
public sealed class LoraLinear : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight; // W, [outputs, inputs]
    private readonly Parameter? bias; // [outputs]
    private readonly Parameter lora_a; // A, [rank, inputs]
    private readonly Parameter lora_b; // B, [outputs, rank]
    private Tensor? _merged; // W + factor · B A, while there is such a sum; null as long as components are registered

    /// <summary>
    /// Takes over a layer's weight and bias, and makes an adapter that adds nothing yet: B is zero, and A random,
    /// evenly from -1/√inputs to 1/√inputs. Both have the weight's type. The new layer is in training or eval mode as
    /// the old one is.
    /// </summary>
    /// <param name="original">The layer.</param>
    /// <param name="options">
    /// The rank; α; the dropout. The factor is α / rank, or α / √rank if it is to be rank-stabilised.
    /// </param>
    /// <param name="a">An A that several adapters share, <c>[rank, inputs]</c>; null for one of its own.</param>
    /// <exception cref="ArgumentException">The shared A does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    [KataTask("12.2")]
    public LoraLinear(Linear original, LoraOptions options, Parameter? a = null)
        : base(nameof(LoraLinear))
    {
        Guard.Options(options);
        Guard.Shared(a, original, options.Rank);

        throw new NotImplementedException("Task 12.2: how an adapter starts");
    }

    /// <summary>What the adapter's output is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>The share of the adapter's input that training drops.</summary>
    public double Dropout { get; }

    /// <summary>Whether the adapter is merged into the weight.</summary>
    public bool Merged => _merged is not null;

    /// <summary>What inputs are multiplied by: the layer's own weight, and while it is merged the sum.</summary>
    public Tensor Weight => _merged ?? weight;

    /// <summary>The layer's output with what the adapter adds, whether merged or not.</summary>
    /// <param name="input">Tokens, <c>[..., inputs]</c>.</param>
    /// <returns>Tokens, <c>[..., outputs]</c>.</returns>
    /// <exception cref="ArgumentException">The input does not have the layer's number of features.</exception>
    /// <exception cref="InvalidOperationException">
    /// It is merged, and to be trained: no gradient would reach A and B.
    /// </exception>
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[..., inputs]");
        Guard.Size(input, -1, weight.size(1), "the layer's inputs");
        if (Merged && training)
        {
            throw new InvalidOperationException(
                "The adapter is merged, so it cannot learn: call Unmerge, or set the model to eval mode.");
        }

        return Merged ? linear(input, Weight, bias) : Adapted(input);
    }

    /// <summary>
    /// What the layer gives, and what the adapter adds to it: the input goes down to the rank and up again, and counts
    /// by the factor. In training, dropout is applied to what the adapter is given, and to nothing else.
    /// </summary>
    /// <param name="input">Tokens, <c>[..., inputs]</c>.</param>
    /// <returns>Tokens, <c>[..., outputs]</c>.</returns>
    /// <exception cref="ArgumentException">The input does not have the layer's number of features.</exception>
    [KataTask("12.3")]
    public Tensor Adapted(Tensor input)
    {
        Guard.Layout(input, "[..., inputs]");
        Guard.Size(input, -1, weight.size(1), "the layer's inputs");

        throw new NotImplementedException("Task 12.3: a layer with an adapter");
    }

    /// <summary>
    /// Makes the sum <c>W + factor · B A</c> that calls use from now on: one multiplication, as without an adapter. W
    /// itself, which others may use too, is not touched. If the adapter is merged already, nothing changes.
    /// </summary>
    [KataTask("12.5")]
    public void Merge()
    {
        throw new NotImplementedException("Task 12.5: the merged weight");
    }

    /// <summary>Forgets the sum. If there is none, nothing changes.</summary>
    public void Unmerge()
    {
        _merged?.Dispose();
        _merged = null;
    }

    /// <summary>
    /// A plain linear layer in its place: the old one, with the same weight, or, while it is merged, one with the sum.
    /// </summary>
    public Linear ToLinear()
    {
        var plain = nn.Linear(weight.size(1), weight.size(0), hasBias: bias is not null, dtype: weight.dtype);
        plain.weight = _merged is null ? weight : new Parameter(_merged, requires_grad: false);
        if (bias is not null)
        {
            plain.bias = bias;
        }

        plain.train(training);
        return plain;
    }
}
