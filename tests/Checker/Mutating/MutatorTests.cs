using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Mutating;
using NUnit.Framework;

namespace Katas.Tests.Checker.Mutating;

/// <summary>What is changed, and what is spared.</summary>
public sealed class MutatorTests
{
    [TestCase("return a + b;", "a + b → a - b")]
    [TestCase("return a * b / c;", "a * b / c → a * b * c", "a * b → a / b")]
    [TestCase("return -a;", "-a → a")]
    [TestCase("a -= b; return a;", "a -= b → a += b", "a -= b; dropped")]
    [TestCase("return a.softmax(-1);", "a.softmax(-1) → a", "-1 → 1", "1 → 2")]
    [TestCase("return softmax(a, 1);", "softmax(a, 1) → a", "1 → 2")]
    [TestCase("return a.sin();", "a.sin() → a", "sin → cos")]
    [TestCase("return count > 3 ? a : b;", "count > 3 → count >= 3", "count > 3 → !(count > 3)", "3 → 4")]
    [TestCase("if (count == 0) { return a; } return b;", "count == 0 → count != 0", "count == 0 → !(count == 0)", "0 → 1")]
    [TestCase("return a * 0.5;", "a * 0.5 → a / 0.5", "0.5 → 1.5")]
    [TestCase("return a.mean([1], true);", "a.mean([1], true) → a", "1 → 2", "true → false", "mean → sum")]
    [TestCase("return a.where(a.isnan() & b.isnan(), b);", "a.isnan() & b.isnan() → a.isnan() | b.isnan()", "a.isnan() → a", "b.isnan() → b", "*")]
    public void Changes_one_thing_at_a_time(string statements, params string[] changes)
    {
        var found = Changes(statements).ToList();

        if (changes[^1] == "*")
        {
            found.Should().Contain(changes[..^1]);
        }
        else
        {
            found.Should().BeEquivalentTo(changes);
        }
    }

    [TestCase("Guard.Positive(count); return a;")]
    [TestCase("throw new System.ArgumentException($\"{1 + 1}\" + nameof(a));")]
    [TestCase("return a;")]
    public void Spares_what_a_learner_does_not_write(string statements) => Changes(statements).Should().BeEmpty();

    [Test]
    public void Spares_a_table_of_measurements_and_no_short_list()
    {
        string table = string.Join(", ", Enumerable.Range(1, 60).Select(number => $"{number}.5"));

        Changes($"double[] measured = [{table}]; return a;").Should().BeEmpty();
        Changes("double[] sizes = [1.5, 2.5]; return a;").Should().Equal("1.5 → 2.5", "2.5 → 3.5");
    }

    [Test]
    public void A_mutant_knows_its_place_and_leaves_the_rest_of_the_file_as_it_is()
    {
        var mutant = Mutate("return\n    a + b; // a comment").Single();

        mutant.File.Should().Be("Sample.cs");
        mutant.Member.Should().Be("Task");
        mutant.TaskId.Should().Be("91.1");
        mutant.Original.ToString().Split('\n')[mutant.Line - 1].Should().Contain("a + b");
        mutant.Tree.ToString().Should().Be(mutant.Original.ToString().Replace("a + b", "(a - b)"));
    }

    [Test]
    public void Code_outside_a_task_belongs_to_none()
    {
        var mutants = Mutate("return a;", "public static long Given(long x) => x + 1;");

        mutants.Should().HaveCount(2).And.OnlyContain(mutant => mutant.TaskId == null && mutant.Member == "Given");
    }

    private static IEnumerable<string> Changes(string statements) => Mutate(statements).Select(mutant => mutant.Change);

    private static IReadOnlyList<Mutant> Mutate(string statements, string others = "")
    {
        var tree = SourceTrees.Parse(
            $$"""
            using Katas.Toolkit; using TorchSharp; using static TorchSharp.torch; using static TorchSharp.torch.nn.functional;
            public static class Sample
            {
                [KataTask("91.1")]
                public static Tensor Task(Tensor a, Tensor b, Tensor c, long count = 3)
                {
                    {{statements}}
                }
                {{others}}
            }
            """,
            "Sample.cs");
        var compiled = RealBook.Compiler.CompileOwn("Sample", [tree]);
        return [.. Mutator.Mutate(tree, compiled.Compilation.GetSemanticModel(tree))];
    }
}
