using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Katas.Testkit;

/// <summary>
/// Lists a lesson's tests as the lesson has its tasks: the task's id stands in front of each test's name, in two digits, as editors sort by
/// name (<c>01.03 A boolean mask rules keys out</c>), and tests run in that order.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TasksInOrderAttribute : NUnitAttribute, IApplyToTest
{
    /// <inheritdoc/>
    public void ApplyToTest(Test test)
    {
        ArgumentNullException.ThrowIfNull(test);

        Order(test);
    }

    /// <summary>Names and orders what is below a test.</summary>
    /// <returns>The number of its first task; null if it has none.</returns>
    private static int? Order(ITest test)
    {
        int? first = test.Properties.Get(ForTaskAttribute.PropertyName) is string id ? Name((Test)test, id) : null;
        foreach (var inner in test.Tests)
        {
            int? number = Order(inner);
            first = first is null || number < first ? number ?? first : first;
        }

        if (first is { } order && !test.Properties.ContainsKey(PropertyNames.Order))
        {
            test.Properties.Set(PropertyNames.Order, order);
        }

        return first;
    }

    private static int Name(Test test, string id)
    {
        string[] parts = id.Split('.');
        test.Name = $"{parts[0]}.{parts[1].PadLeft(2, '0')} {test.Name.Replace('_', ' ')}";
        return int.Parse(parts[1]);
    }
}
