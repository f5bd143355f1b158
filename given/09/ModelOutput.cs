using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>What a model gives back.</summary>
/// <param name="Logits">
/// The scores of each token's successor, <c>[batch, new, vocabulary]</c>; null without a head.
/// </param>
/// <param name="Hidden">
/// The hidden states, each <c>[batch, new, width]</c>: the embedding, and what each block gives, the last one after the
/// final norm.
/// </param>
/// <param name="Past">What is kept for the tokens to come, those of this call included.</param>
public sealed record ModelOutput(Tensor? Logits, IReadOnlyList<Tensor> Hidden, Past Past);
