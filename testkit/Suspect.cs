using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>
/// A wrong result that is known beforehand, and the mistake behind it. Compute it before the call under test, which may spoil its input.
/// </summary>
/// <param name="Lookalike">The result of a learner who makes the mistake.</param>
/// <param name="Cause">The mistake as a sentence without a full stop: <c>query and key are swapped</c>.</param>
public sealed record Suspect(Tensor Lookalike, string Cause);
