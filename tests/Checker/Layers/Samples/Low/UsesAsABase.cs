using Katas.Tests.Checker.Layers.Samples.High;

namespace Katas.Tests.Checker.Layers.Samples.Low;

/// <summary>Uses a higher layer as what it derives from.</summary>
internal sealed class UsesAsABase : Thing;
