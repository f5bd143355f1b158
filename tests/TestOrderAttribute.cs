using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

[assembly: Katas.Tests.TestOrder]

namespace Katas.Tests;

/// <summary>
/// Runs everything in another order where the environment asks for one: namespaces, fixtures and tests. In reverse with
/// <c>KATAS_ORDER=reverse</c>, as drawn by lot with <c>KATAS_ORDER=7</c>, the number being the seed. A test that another
/// one has to go before, or must not go before, shows itself then. Used by <c>.ci/flakiness</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TestOrderAttribute : NUnitAttribute, IApplyToTest
{
    /// <summary>NUnit applies an assembly's attributes once all of its tests are known.</summary>
    /// <exception cref="FormatException">What is asked for is neither of the two.</exception>
    public void ApplyToTest(Test test)
    {
        switch (Environment.GetEnvironmentVariable("KATAS_ORDER"))
        {
            case null or "":
                break;
            case "reverse":
                Arrange(test, places => Array.Reverse(places));
                break;
            case var seed:
                var lots = new Random(int.Parse(seed));
                Arrange(test, lots.Shuffle);
                break;
        }
    }

    private static void Arrange(ITest suite, Action<int[]> change)
    {
        int[] places = [.. Enumerable.Range(0, suite.Tests.Count)];
        change(places);
        foreach (var (place, test) in places.Zip(suite.Tests))
        {
            test.Properties.Set(PropertyNames.Order, place);
            Arrange(test, change);
        }
    }
}
