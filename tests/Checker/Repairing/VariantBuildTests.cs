using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Repairing;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Katas.Tests.Checker.Repairing;

/// <summary>Many changes in one assembly: those that compile are in it, and the others do no harm.</summary>
public sealed class VariantBuildTests
{
    private static IEnumerable<string> Numbers => RealBook.Instance.Numbers;

    /// <summary>Every third task of every lesson, its likeliest changes.</summary>
    [TestCaseSource(nameof(Numbers))]
    public void Changes_of_a_solution_compile_together(string number)
    {
        var lesson = RealBook.Instance.Lesson(number);
        foreach (var task in lesson.Tasks.Where(task => task.Number % 3 == 1))
        {
            var solution = SourceTrees.Solution(lesson);
            var own = solution.Where(file => !lesson.Gives(file.FilePath)).Select(file => file.FilePath).ToHashSet();
            var files = TaskSlice.Cut([.. solution, .. SourceTrees.Probes(lesson)], task.Id)
                .Select(file => own.Contains(file.FilePath) ? GuardedCode.Guard(file) : file).ToList();
            var code = RealBook.Compiler.Analyse(lesson.AssemblyName, [.. files, SourceTrees.Parse(VariantSwitch.Code, "")]);
            var edits = Candidates.Find([.. files.Where(file => own.Contains(file.FilePath))], code, task.Id, null, null).Take(80).ToList();

            var builds = VariantBuild.Compile(
                RealBook.Compiler, lesson.AssemblyName, code, files, edits.Index().ToDictionary(one => one.Index, one => one.Item),
                    CancellationToken.None).ToList();

            builds.Sum(build => build.Changes.Count).Should().BeGreaterThan(edits.Count / 2, $"{task.Id}: most changes keep the types");
        }
    }

    [TestCase("int F(int a) { int b = a + 1; return b; }")]
    [TestCase("int F(int a) => a + 1;")]
    [TestCase("int P => 1 + 2;")]
    [TestCase("int f = 1 + 2;")]
    [TestCase("int F(int a) { var (b, c) = (a + 1, 2); return b * c; }")]
    [TestCase("int F(int a) { foreach (int i in new[] { a + 1 }) { a += i; } return a; }")]
    [TestCase("int F(int a) { for (int i = 0; i < a; i++) a += 2; return a; }")]
    [TestCase("int F(int a) { switch (a) { case 1: a += 1; break; default: return a - 1; } return a; }")]
    [TestCase("bool F(string a) { if (!int.TryParse(a, out int b) || b > 1) { return false; } return b > 0; }")]
    [TestCase("int F(object a) { return a is int b && b > 1 ? b + 1 : 0; }")]
    [TestCase("System.Func<int, int> F(int a) { System.Func<int, int> g = b => { int c = a + b; return c + 1; }; return g; }")]
    [TestCase("int F(int a) { return G(a) + 1; int G(int b) => b + 1; }")]
    [TestCase("int F(int a) { if (a > 1) a = 2; else if (a > 0) a = 3; else a++; return a; }")]
    [TestCase("System.Collections.Generic.IEnumerable<int> F(int a) { yield return a + 1; }")]
    [TestCase("void F(out int a) { a = 1 + 2; }")]
    [TestCase("int F(int a) { int b; if (a > 1) { b = 1; } else { b = 2; } return b; }")]
    public void A_change_has_its_place_in_every_form_of_code(string member)
    {
        var tree = GuardedCode.Guard(SourceTrees.Parse($"class A {{ [Katas.Toolkit.KataTask(\"91.1\")] {member} }}", "A.cs"));
        if (member.StartsWith("int f", StringComparison.Ordinal))
        {
            tree = SourceTrees.Parse($"class A {{ [Katas.Toolkit.KataTask(\"91.1\")] int F(int a) => f; {member} }}", "A.cs");
        }

        var code = RealBook.Compiler.Analyse("Forms", [tree, SourceTrees.Parse(VariantSwitch.Code, "")]);
        var edits = Candidates.Find([tree], code, "91.1", null, null);
        edits.Should().NotBeEmpty();

        var builds = VariantBuild.Compile(
            RealBook.Compiler, "Forms", code, [tree], edits.Index().ToDictionary(one => one.Index, one => one.Item), CancellationToken.None).ToList();

        builds.Should().ContainSingle("every error is put down to its change").Which.Changes.Should().NotBeEmpty();
    }
}
