using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>How far each pair of features is turned at each position.</summary>
/// <param name="Cos">The cosines, <c>[..., length, pairs]</c>.</param>
/// <param name="Sin">The sines, <c>[..., length, pairs]</c>.</param>
public sealed record Angles(Tensor Cos, Tensor Sin);
