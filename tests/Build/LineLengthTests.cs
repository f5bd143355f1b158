using System.Globalization;
using FluentAssertions;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Katas.Tests.Build;

/// <summary>Lines of C# keep to the <c>max_line_length</c> of <c>.editorconfig</c>, which the compiler does not look at.</summary>
public sealed class LineLengthTests
{
    private static readonly string ConfigPath = Path.Combine(Repository.Root, ".editorconfig");

    private static readonly AnalyzerConfigSet Config =
        AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(File.ReadAllText(ConfigPath), ConfigPath) });

    [Test]
    public void No_line_is_longer_than_its_file_allows() => Files().SelectMany(TooLong).Should().BeEmpty();

    [TestCase("exercises/01/Attention.cs", "120")]
    [TestCase("given/08/Corpus.cs", "120")]
    [TestCase("solutions/01/Attention.cs", "120")]
    [TestCase("checker/Program.cs", "160")]
    [TestCase("tests/01/ScaledDotProductTests.cs", "160")]
    [TestCase("tests/Checker/Rules/MaskCases.cs", "off")]
    public void What_learners_read_fits_beside_a_terminal(string file, string limit) =>
        Limit(Path.Combine(Repository.Root, file)).Should().Be(limit);

    private static IEnumerable<string> TooLong(string file) =>
        Limit(file) is var limit && limit == "off"
            ? []
            : File.ReadLines(file)
                .Select((line, index) => (line.Length, Number: index + 1))
                .Where(line => line.Length > int.Parse(limit, CultureInfo.InvariantCulture))
                .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number} has {line.Length} characters, not {limit}");

    private static string Limit(string file) => Config.GetOptionsForSourcePath(file).AnalyzerOptions["max_line_length"];

    private static IEnumerable<string> Files() => Directory
        .EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar)
            .Any(part => part is "bin" or "obj" || part.StartsWith('.')));
}
