using System.Reflection;
using FluentAssertions;
using Katas.Checker.Reading;
using NUnit.Framework;
using TorchSharp;

namespace Katas.Tests.Checker.Reading;

/// <summary>The table of torch's operations is about operations that there are.</summary>
public sealed class TorchOperationsTests
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

    [Test]
    public void Every_row_is_a_member_of_TorchSharp_s()
    {
        var known = typeof(torch).Assembly.GetExportedTypes().SelectMany(type => type.GetMembers(Any)).Select(member => member.Name).ToHashSet();

        TorchOperations.Names.Except(known).Should().BeEmpty();
    }

    [Test]
    public void Every_row_says_something_and_every_kind_is_some_row_s()
    {
        var kinds = Enum.GetValues<OperationKinds>().Where(kind => kind != OperationKinds.None).ToList();

        TorchOperations.Names.Should().OnlyContain(name => kinds.Any(kind => TorchOperations.Is(name, kind)));
        kinds.Should().OnlyContain(kind => TorchOperations.Names.Any(name => TorchOperations.Is(name, kind)));
    }

    [Test]
    public void What_stands_in_no_row_is_of_no_kind() => TorchOperations.Is("no_such_operation", (OperationKinds)(-1)).Should().BeFalse();
}
