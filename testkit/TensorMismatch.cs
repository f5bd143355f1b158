using NUnit.Framework.Internal;

namespace Katas.Testkit;

/// <summary>
/// The two tensors that made a test fail. A runner that can draw finds them among the test's properties, and shows what
/// the message puts into words.
/// </summary>
/// <param name="What">What was compared.</param>
/// <param name="Seen">The code under test's result.</param>
/// <param name="Expected">The expected result.</param>
/// <param name="Tolerance">The tolerance of a value.</param>
/// <param name="Report">The words that the failure's message holds.</param>
public sealed record TensorMismatch(string What, TensorValues Seen, TensorValues Expected, double Tolerance, string Report)
{
    /// <summary>The name of the property that carries it.</summary>
    public const string PropertyName = "Mismatch";

    /// <summary>Attaches it to the running test, if there is one.</summary>
    internal void Leave() => TestExecutionContext.CurrentContext?.CurrentTest?.Properties.Set(PropertyName, this);
}
