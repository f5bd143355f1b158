using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace Katas.Tests.Build;

/// <summary>The parts in which <c>dotnet test tests</c> runs: every fixture is in exactly one.</summary>
public sealed class TestPartsTests
{
    private IReadOnlyList<string> filters;

    [OneTimeSetUp]
    public void Evaluate()
    {
        using var build = Process.Start(new ProcessStartInfo(
            "dotnet", ["msbuild", Path.Combine(Repository.Root, "tests", "Katas.Tests.csproj"), "-getItem:TestPart", "-nologo"])
        {
            RedirectStandardOutput = true,
        })!;
        using var items = JsonDocument.Parse(build.StandardOutput.ReadToEnd());
        build.WaitForExit();
        filters = [.. items.RootElement.GetProperty("Items").GetProperty("TestPart").EnumerateArray().Select(part => part.GetProperty("Filter").GetString()!)];
    }

    [Test]
    public void Every_fixture_is_in_exactly_one_part() =>
        Fixtures().Where(fixture => filters.Count(filter => Matches(filter, fixture)) != 1).Should().BeEmpty();

    [Test]
    public void No_part_is_empty() =>
        filters.Should().HaveCountGreaterThan(1).And.OnlyContain(filter => Fixtures().Any(fixture => Matches(filter, fixture)));

    [Test]
    public void Every_name_is_that_of_a_fixture() =>
        filters.SelectMany(filter => Term().Matches(filter)).Select(match => match.Groups["text"].Value).Distinct()
            .Where(text => !Fixtures().Any(fixture => Matches($"FullyQualifiedName~{text}", fixture))).Should().BeEmpty();

    private static IEnumerable<string> Fixtures() =>
        from type in Assembly.GetExecutingAssembly().GetTypes()
        where type.GetMethods().Any(method => method.GetCustomAttributes<NUnitAttribute>()
            .Any(mark => mark is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute))
        select $"{type.FullName}.";

    /// <summary>A filter of names, read as the runner reads it: alternatives of what all has to hold.</summary>
    private static bool Matches(string filter, string name) =>
        filter.Split('|').Any(all => all.Split('&').All(term => Term().Match(term) is { Success: true } match && match.Length == term.Length
            ? name.Contains(match.Groups["text"].Value, StringComparison.OrdinalIgnoreCase) != (match.Groups["not"].Length > 0)
            : throw new FormatException($"'{term}' is not a term of the parts' filters")));

    private static Regex Term() => new(@"FullyQualifiedName(?<not>!?)~(?<text>[\w.]+)");
}
