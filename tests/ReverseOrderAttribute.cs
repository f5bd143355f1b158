using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

[assembly: Katas.Tests.ReverseOrder]

namespace Katas.Tests;

/// <summary>
/// Runs everything in reverse where the environment says <c>KATAS_ORDER=reverse</c>: namespaces, fixtures and tests. A test
/// that another one has to go before shows itself then. Used by <c>.ci/flakiness</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ReverseOrderAttribute : NUnitAttribute, IApplyToTest
{
    private static bool IsAsked => Environment.GetEnvironmentVariable("KATAS_ORDER") == "reverse";

    /// <summary>NUnit applies an assembly's attributes once all of its tests are known.</summary>
    public void ApplyToTest(Test test)
    {
        if (IsAsked)
        {
            Reverse(test);
        }
    }

    private static void Reverse(ITest suite)
    {
        foreach (var (place, test) in suite.Tests.Index())
        {
            test.Properties.Set(PropertyNames.Order, suite.Tests.Count - place);
            Reverse(test);
        }
    }
}
