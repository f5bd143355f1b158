using Katas.Lesson09;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>Rows of examples, as a model takes them.</summary>
/// <param name="Ids">The tokens, <c>[rows, length]</c>.</param>
/// <param name="Labels">Their labels, <c>[rows, length]</c>.</param>
/// <param name="Positions">The place of each token in its own example, <c>[rows, length]</c>.</param>
/// <param name="Mask">Who may see whom, <c>[rows, 1, length, length]</c>, true = may attend.</param>
public sealed record PackedBatch(Tensor Ids, Tensor Labels, Tensor Positions, Tensor Mask)
{
    /// <summary>What the model is given.</summary>
    public ModelInput Input => new(Ids) { Positions = Positions, Mask = Mask };
}
