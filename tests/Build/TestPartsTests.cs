using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FluentAssertions;
using NUnit.Framework;

namespace Katas.Tests.Build;

/// <summary>The parts in which <c>dotnet test tests</c> runs: every fixture is in exactly one.</summary>
public sealed class TestPartsTests
{
    private static readonly IReadOnlyList<string> Filters =
    [
        .. XDocument.Load(Path.Combine(Repository.Root, "tests", "Parts.targets")).Descendants("TestPart")
            .Select(part => part.Attribute("Filter")!.Value),
    ];

    [TestCaseSource(nameof(Fixtures))]
    public void Every_fixture_is_in_exactly_one_part(string fixture) =>
        Filters.Where(filter => Matches(filter, fixture)).Should().ContainSingle();

    [Test]
    public void No_part_is_empty() =>
        Filters.Should().HaveCountGreaterThan(1).And.OnlyContain(filter => Fixtures().Any(fixture => Matches(filter, fixture)));

    private static IEnumerable<string> Fixtures() =>
        from type in Assembly.GetExecutingAssembly().GetTypes()
        where type.GetMethods().Any(method => method.GetCustomAttributes<NUnitAttribute>()
            .Any(mark => mark is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute))
        select $"{type.FullName}.";

    /// <summary>A filter of names, read as the runner reads it: alternatives of what all has to hold.</summary>
    private static bool Matches(string filter, string name) =>
        filter.Split('|').Any(all => all.Split('&').All(term => Term().Match(term) is { Success: true } match
            ? name.Contains(match.Groups["text"].Value, StringComparison.OrdinalIgnoreCase) != (match.Groups["not"].Length > 0)
            : throw new FormatException($"'{term}' is not a term of the parts' filters")));

    private static Regex Term() => new(@"^FullyQualifiedName(?<not>!?)~(?<text>[\w.]+)$");
}
