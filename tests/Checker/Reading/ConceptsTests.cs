using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Reading;
using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Katas.Tests.Checker.Reading;

/// <summary>What a lesson's member computes is read from its mark, or from the solution's; never from its name.</summary>
public sealed class ConceptsTests
{
    [Test]
    public void A_member_of_the_solution_tells_what_it_computes() =>
        Find("", "Katas.Lesson01.Attention", "Scores").Should().Be(Concept.Scores);

    [Test]
    public void A_property_tells_it_too() =>
        Find("", "Katas.Lesson02.MultiHeadAttention", "HeadCount").Should().Be(Concept.HeadCount);

    [Test]
    public void A_learner_s_member_without_a_mark_computes_what_the_solution_s_does() => Find(
        "namespace Katas.Lesson01; public static class Attention { public static Tensor Scores(Tensor query, Tensor key) => query; }",
        "Katas.Lesson01.Attention",
        "Scores").Should().Be(Concept.Scores);

    [Test]
    public void A_member_of_another_signature_is_another_member() => Find(
        "namespace Katas.Lesson01; public static class Attention { public static Tensor Scores(Tensor query) => query; }",
        "Katas.Lesson01.Attention",
        "Scores").Should().BeNull();

    [Test]
    public void A_name_alone_says_nothing() => Find(
        "namespace Katas.Lesson01; public static class Mine { public static Tensor Scores(Tensor query, Tensor key) => query; }",
        "Katas.Lesson01.Mine",
        "Scores").Should().BeNull();

    [Test]
    public void A_mark_says_it_whatever_the_name() => Find(
        "namespace Katas.Lesson91; public static class Mine { [Computes(Concept.Mask)] public static Tensor Window(int size) => ones(size); }",
        "Katas.Lesson91.Mine",
        "Window").Should().Be(Concept.Mask);

    private static Concept? Find(string code, string type, string member)
    {
        var tree = SourceTrees.Parse($"using Katas.Toolkit; using TorchSharp; using static TorchSharp.torch;\n{code}\n", "Sample.cs");
        var compilation = RealBook.Compiler.Analyse("Sample", [tree]);
        compilation.GetDiagnostics().Should().NotContain(found => found.Severity == DiagnosticSeverity.Error);
        var symbol = compilation.Assembly.GetTypeByMetadataName(type) ?? compilation.GetTypeByMetadataName(type);
        return Concepts.Find(symbol!.GetMembers(member).Single(), compilation);
    }
}
