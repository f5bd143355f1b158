using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Repairing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace Katas.Tests.Checker.Repairing;

/// <summary>A change after which a statement reads like one of the solution's is tried before all others.</summary>
public sealed class ReferenceStatementsTests
{
    private const string Solution = "int F(int a, int b) { int c = a + b; if (c > 9) { return 9; } c *= 2; Log(c); return Twice(c - b); } "
        + "int Twice(int n) => n + n; void Log(int n) { }";

    [TestCase("int c = a - b;", "int c = a + b;", "(a + b)")]
    [TestCase("if (c >= 9) { return 9; }", "if (c > 9) { return 9; }", "(c > 9)")]
    [TestCase("return Twice(b - c); // the rest", "return Twice(c - b);", "((c) - (b))")]
    [TestCase("return Twice(c);", "return Twice(c - b);", "(c - (b))")] // and not Twice(c) - b
    [TestCase("return c - b;", "return Twice(c - b);", "Twice(c - b)")]
    public void It_is_the_first(string wrong, string right, string change)
    {
        var edits = Find(Solution.Replace(right, $"{wrong}\n", StringComparison.Ordinal), Solution);

        edits[0].Parts[0].NewText.Should().Be(change);
    }

    [Test]
    public void A_statement_that_is_missing_beside_another_is_among_the_first()
    {
        var edits = Find(Solution.Replace("Log(c); ", "", StringComparison.Ordinal), Solution);

        edits.Take(3).Should().Contain(edit => edit.Kind == ChangeKind.MissingStatement && edit.Parts[0].NewText!.Contains("Log(c);"));
    }

    [Test]
    public void Loops_are_compared_without_what_guards_them()
    {
        const string Loop = "int F(int a, int b) { while (a > b) { b += 2; } return b; }";

        var edits = Find(Loop.Replace("a > b", "a >= b", StringComparison.Ordinal), Loop);

        edits[0].Parts[0].NewText.Should().Be("(a > b)");
    }

    private static IReadOnlyList<Edit> Find(string members, string solution)
    {
        var tree = GuardedCode.Guard(Tree(members));
        var code = RealBook.Compiler.Analyse("Sample", [tree, SourceTrees.Parse(Katas.Checker.Running.VariantSwitch.Code, "")]);
        var reference = Tree(solution).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        return Candidates.Find([tree], code, "91.1", reference, null);
    }

    private static SyntaxTree Tree(string members) => SourceTrees.Parse($"class A {{ [Katas.Toolkit.KataTask(\"91.1\")] {members} }}", "A.cs");
}
