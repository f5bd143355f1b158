using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>What a block needs besides the tokens.</summary>
/// <param name="Angles">How far queries and keys are turned, <c>[batch or 1, 1, new, pairs]</c>; null for not at
/// all.</param>
/// <param name="Mask">
/// What is laid over the scores besides the future, booleans (true = may attend) or numbers to add: of a shape that
/// broadcasts to <c>[batch, heads, new, length]</c>. The length is that of all tokens so far; of a past that has been
/// cut, the first columns are left out.
/// </param>
/// <param name="Past">What this block keeps of the tokens before; null for none.</param>
/// <param name="Tap">Whoever looks on.</param>
public sealed record BlockContext(
    Angles? Angles = null, Tensor? Mask = null, KeyValues? Past = null, Tap Tap = default);
