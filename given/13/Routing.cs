using static TorchSharp.torch;

namespace Katas.Lesson13;

/// <summary>Which experts each token goes to.</summary>
/// <param name="Chosen">The numbers of the chosen experts, the likeliest first, <c>[tokens, k]</c>.</param>
/// <param name="Weights">What each of their answers counts, <c>[tokens, k]</c>.</param>
public sealed record Routing(Tensor Chosen, Tensor Weights);
