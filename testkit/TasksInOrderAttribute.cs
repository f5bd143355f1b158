using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Katas.Testkit;

/// <summary>
/// Lists a lesson's tests as the lesson has its tasks: the task's id stands in front of each test's name, in two digits, as editors sort by
/// name (<c>01.03 A boolean mask rules keys out</c>), and tests are listed and run in that order.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TasksInOrderAttribute : NUnitAttribute, IApplyToTest
{
    /// <inheritdoc/>
    public void ApplyToTest(Test test)
    {
        ArgumentNullException.ThrowIfNull(test);

        Order(test, null);
    }

    /// <summary>Names and orders what is below a test.</summary>
    /// <param name="test">The test.</param>
    /// <param name="outer">The id of the task that what holds it checks: a test's cases have none of their own.</param>
    /// <returns>The number of its first task; null if it has none.</returns>
    private static int? Order(ITest test, string? outer)
    {
        string? task = test.Properties.Get(ForTaskAttribute.PropertyName) as string ?? outer;
        int? first = task is null ? null : Name((Test)test, task);
        foreach (var inner in test.Tests)
        {
            int? number = Order(inner, task);
            first = first is null || number < first ? number ?? first : first;
        }

        if (first is { } order && !test.Properties.ContainsKey(PropertyNames.Order))
        {
            test.Properties.Set(PropertyNames.Order, order);
            if (test is TestSuite suite)
            {
                suite.FullName = $"{order:00} {suite.FullName}"; // NUnit sorts suites by it; tests keep their own full names
            }
        }

        return first;
    }

    private static int Name(Test test, string id)
    {
        string[] parts = id.Split('.');
        int arguments = test.Name.IndexOf('(');
        string words = arguments < 0 ? test.Name : test.Name[..arguments];
        test.Name = $"{parts[0]}.{parts[1].PadLeft(2, '0')} {words.Replace('_', ' ')}{test.Name[words.Length..]}";
        return int.Parse(parts[1]);
    }
}
