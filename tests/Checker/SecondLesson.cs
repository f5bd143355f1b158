namespace Katas.Tests.Checker;

/// <summary>A lesson 92 of one task beside a sample's lesson 91, with whatever its README's header says.</summary>
internal static class SecondLesson
{
    private const string Solution = """
        using Katas.Toolkit;

        namespace Katas.Lesson92;

        /// <summary>One more.</summary>
        public static class Plus
        {
            /// <summary>The number after a number.</summary>
            /// <param name="number">A number.</param>
            [KataTask("92.1")]
            public static double One(double number)
            {
                return number + 1;
            }
        }

        """;

    /// <summary>Adds the lesson as it is shipped.</summary>
    /// <param name="sample">The workbook.</param>
    /// <param name="header">The line below the title.</param>
    /// <param name="number">Its number, if it is not to be 92.</param>
    public static void AddTo(SampleBook sample, string header, string number = "92")
    {
        string Renumbered(string text) => text.Replace("92", number, StringComparison.Ordinal);

        sample.Write(
            $"exercises/{number}/README.md",
            $"# Lesson {number}: One more\n\n{header}\n\nA lesson.\n\n"
            + $"## Task {number}.1: Plus one\nDifficulty 1/5 · 5 minutes · `Plus.cs`\n");
        sample.Write($"solutions/{number}/Plus.cs", Renumbered(Solution));
        sample.Write($"exercises/{number}/Plus.cs", Renumbered(SampleLesson.Stub(Solution, "Plus.cs")));
        sample.Write($"tests/{number}/hints.md", Renumbered("# Hints\n\n## 92.1 Plus one\n1. One.\n2. Two.\n3. Three.\n"));
        sample.Write($"tests/{number}/PlusTests.cs", Renumbered("""
            using Katas.Testkit;
            using NUnit.Framework;

            namespace Katas.Lesson92.Tests;

            public class PlusTests
            {
                [Test, ForTask("92.1")]
                public void Three_becomes_four() => Assert.That(Plus.One(3), Is.EqualTo(4));
            }

            """));
        sample.Write($"demos/{number}/PlusDemo.cs", Renumbered("""
            using Katas.Toolkit;
            using Spectre.Console;

            namespace Katas.Lesson92.Demos;

            /// <summary>Counts on.</summary>
            public sealed class PlusDemo : IDemo
            {
                /// <inheritdoc/>
                public void Run(DemoStage stage) => stage.Console.WriteLine($"{Plus.One(Katas.Lesson91.Numbers.Twice(1))}");
            }

            """));
    }

    /// <summary>Solves it.</summary>
    public static void Solve(SampleBook sample) => sample.Write("exercises/92/Plus.cs", Solution + "// by hand\n");
}
