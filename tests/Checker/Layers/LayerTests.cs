using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using FluentAssertions;
using Katas.Checker.Checking;
using NUnit.Framework;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Katas.Tests.Checker.Layers;

/// <summary>No part of the checker uses one that stands above it, or beside it.</summary>
public sealed class LayerTests
{
    private static readonly LayerTable Table = LayerTable.Checker;

    private static readonly LayerTable Samples = new("Katas.Tests.Checker.Layers.Samples", [["Low"], ["Beside", "High"]]);

    private static readonly Lazy<Architecture> Checker = new(() => Load(typeof(LessonChecker)));

    private static readonly Lazy<Architecture> Tests = new(() => Load(typeof(LayerTests)));

    [TestCaseSource(nameof(LayersWithAnyAbove))]
    public void A_layer_uses_only_those_below(string layer) => Rule(Table, layer).Check(Checker.Value);

    [Test]
    public void Every_folder_has_its_place_in_the_table() =>
        Folders().Select(folder => folder.Split(Path.DirectorySeparatorChar)[0]).Distinct().Should().BeEquivalentTo(Table.Layers);

    [Test]
    public void A_file_s_namespace_is_its_folder()
    {
        var elsewhere =
            from file in Files()
            let declared = Regex.Match(File.ReadAllText(file), @"^namespace ([\w.]+);", RegexOptions.Multiline)
            where declared.Success && declared.Groups[1].Value != $"Katas.Checker.{Folder(file).Replace(Path.DirectorySeparatorChar, '.')}".TrimEnd('.')
            select Path.GetRelativePath(Root, file);

        elsewhere.Should().BeEmpty();
    }

    [Test]
    public void A_file_holds_one_type_and_has_its_name()
    {
        var others =
            from file in Files()
            from Match type in Regex.Matches(
                File.ReadAllText(file), @"^(?:[a-z]+ )+(?:class|record|struct|enum|interface) (?:struct )?(\w+)", RegexOptions.Multiline)
            where type.Groups[1].Value != Path.GetFileNameWithoutExtension(file)
            select $"{Path.GetRelativePath(Root, file)}: {type.Groups[1].Value}";

        others.Should().BeEmpty();
    }

    [Test]
    public void A_file_imports_no_namespace_of_a_higher_layer()
    {
        // The compiler puts a constant's value in its place: of the type that declares it nothing is left for the rule above to see.
        var imports =
            from file in Files()
            let forbidden = Table.Forbidden(Folder(file).Split(Path.DirectorySeparatorChar)[0])
            from Match match in Regex.Matches(File.ReadAllText(file), @"^using (?:static |\w+ = )?(Katas\.Checker[\w.]*);", RegexOptions.Multiline)
            where Path.GetFileName(file) != "Program.cs" && forbidden.Contains(Table.LayerOf(match.Groups[1].Value))
            select $"{Path.GetRelativePath(Root, file)}: {match.Groups[1].Value}";

        imports.Should().BeEmpty();
    }

    [Test]
    public void A_use_from_below_is_seen_wherever_it_stands()
    {
        var result = Rule(Samples, "Low").Evaluate(Tests.Value).Where(one => !one.Passed).Select(one => one.ToString());

        result.Should().HaveCount(6).And.AllSatisfy(text => text.Should().Contain("Samples.Low.Uses"));
    }

    [Test]
    public void A_use_from_beside_is_seen_and_one_from_above_is_fine()
    {
        Rule(Samples, "Beside").HasNoViolations(Tests.Value).Should().BeFalse();
        Rule(Samples, "High").HasNoViolations(Tests.Value).Should().BeTrue("what it uses is low");
    }

    private static string Root => Path.Combine(RealBook.Instance.Root, "checker");

    private static IArchRule Rule(LayerTable table, string layer) => Types().That().ResideInNamespaceMatching(table.Pattern(layer))
        .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(table.Pattern(table.Forbidden(layer))))
        .Because($"{(layer.Length == 0 ? "the root" : layer)} stands below them, or beside them");

    private static Architecture Load(System.Type type) => new ArchLoader().LoadAssembly(type.Assembly).Build();

    private static IEnumerable<string> LayersWithAnyAbove() => Table.Layers.Where(layer => Table.Forbidden(layer).Count > 0);

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
        .Where(file => Folder(file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));

    private static IEnumerable<string> Folders() => Files().Select(Folder).Distinct();

    private static string Folder(string file) => Path.GetRelativePath(Root, Path.GetDirectoryName(file)!) is var folder && folder == "." ? "" : folder;
}
