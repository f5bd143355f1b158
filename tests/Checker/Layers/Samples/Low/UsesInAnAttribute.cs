using Katas.Tests.Checker.Layers.Samples.High;

namespace Katas.Tests.Checker.Layers.Samples.Low;

/// <summary>Uses a higher layer as an attribute.</summary>
[Thing]
internal static class UsesInAnAttribute;
