extern alias reference;

using TorchSharp;
using static TorchSharp.torch;
using Lesson02 = reference::Katas.Lesson02;
using Reference = reference::Katas.Lesson04;

namespace Katas.Lesson04.Tests;

/// <summary>The parts of a reference block, to put them together wrongly on purpose.</summary>
internal sealed class BlockParts
{
    private readonly Lesson02.MultiHeadAttention _attention = new(Blocks.Width, Blocks.Heads);
    private readonly Dictionary<string, Tensor> _state;
    private readonly Reference.Activation _activation;
    private readonly Tensor? _mask;

    public BlockParts(Reference.EncoderBlock block, Activation activation, Tensor? mask)
    {
        _state = block.state_dict();
        _activation = (Reference.Activation)(int)activation;
        _mask = mask;
        _attention.to(_state["norm1.weight"].dtype);
        _attention.load_state_dict(_state
            .Where(pair => pair.Key.StartsWith("self_attn."))
            .ToDictionary(pair => pair.Key["self_attn.".Length..], pair => pair.Value));
    }

    public Tensor Attend(Tensor tokens) => _attention.SelfAttend(tokens, _mask).output;

    public Tensor Weights(Tensor tokens) => _attention.SelfAttend(tokens, _mask).weights;

    public Tensor WeightsWithoutMask(Tensor tokens) => _attention.SelfAttend(tokens).weights;

    public Tensor Think(Tensor tokens)
    {
        var hidden = nn.functional.linear(tokens, _state["linear1.weight"], _state["linear1.bias"]);
        return nn.functional.linear(
            Reference.Activations.Apply(hidden, _activation), _state["linear2.weight"], _state["linear2.bias"]);
    }

    public Tensor Norm1(Tensor tokens) => Norm(tokens, "norm1");

    public Tensor Norm2(Tensor tokens) => Norm(tokens, "norm2");

    private Tensor Norm(Tensor tokens, string name) =>
        (Reference.LayerNorm.Normalize(tokens, 1e-5) * _state[$"{name}.weight"]) + _state[$"{name}.bias"];
}
