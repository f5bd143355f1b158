using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>What a model is given: the newest tokens, and whatever else there is to say about them.</summary>
/// <param name="Ids">The tokens' ids, <c>[batch, new]</c>; null if there are vectors.</param>
public sealed record ModelInput(Tensor? Ids = null)
{
    /// <summary>Vectors in place of ids, <c>[batch, new, width]</c>; null if there are ids.</summary>
    public Tensor? Vectors { get; init; }

    /// <summary>The segment of each token, <c>[batch, new]</c>; null for the first.</summary>
    public Tensor? Segments { get; init; }

    /// <summary>
    /// The position of each token, <c>[new]</c> or <c>[batch, new]</c>; null for those that come after the past.
    /// </summary>
    public Tensor? Positions { get; init; }

    /// <summary>
    /// What is laid over the scores besides the future: booleans (true = may attend) or numbers to add, of a shape that
    /// broadcasts to <c>[batch, heads, new, length]</c>, the length being that of all tokens so far. For padding,
    /// <c>[batch, 1, 1, length]</c>.
    /// </summary>
    public Tensor? Mask { get; init; }

    /// <summary>What is kept of the tokens before; null for none.</summary>
    public Past? Past { get; init; }

    /// <summary>Whoever looks on, or changes what is computed: see <see cref="Lesson09.Tap"/> for its points.</summary>
    public Func<string, Tensor, Tensor>? Tap { get; init; }
}
