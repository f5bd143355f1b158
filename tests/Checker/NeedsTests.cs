using System.Text.RegularExpressions;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>The lines below a lesson's title, and what goes by them.</summary>
public sealed partial class NeedsTests
{
    private const string Readme = "exercises/91/README.md";

    private SampleBook sample;

    private static IEnumerable<string> Lessons => RealBook.Instance.Numbers;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [TestCaseSource(nameof(Lessons))]
    public void A_solution_uses_the_lessons_that_its_README_names_and_no_others(string number)
    {
        var lesson = RealBook.Instance.Lesson(number);
        var needed = Prerequisites.Find(RealBook.Instance, lesson);
        var used = UsedLessons(lesson);

        used.Should().BeSubsetOf(needed.Select(other => other.Number));
        lesson.Needs.Should().BeSubsetOf(used, "each lesson that is named as needed directly is used");
        used.Should().BeSubsetOf(lesson.Needs, "what is used directly is named");
    }

    [Test]
    public void A_header_on_one_line_says_everything()
    {
        SecondLesson.AddTo(sample, "Needs: 91 · Demo needs: 93 · Optional: yes · Part: 2");
        SecondLesson.AddTo(sample, "Needs: 91", "93");

        var lesson = sample.Book.Lesson("92");

        lesson.Needs.Should().Equal("91");
        lesson.DemoNeeds.Should().Equal("93");
        lesson.IsOptional.Should().BeTrue();
        lesson.Part.Should().Be(2);
    }

    [Test]
    public void A_header_on_several_lines_says_the_same()
    {
        SecondLesson.AddTo(sample, "Needs: 91\r\nPart: 3\r\n");

        sample.Book.Lesson("92").Should().Match<Lesson>(lesson => lesson.Needs.Single() == "91" && lesson.Part == 3 && !lesson.IsOptional);
    }

    [Test]
    public void Without_a_header_a_lesson_needs_nothing() =>
        sample.Lesson.Should().Match<Lesson>(lesson => lesson.Needs.Count == 0 && lesson.DemoNeeds.Count == 0 && lesson.Part == 1 && !lesson.IsOptional);

    [Test]
    public void An_empty_line_of_needs_means_none()
    {
        SecondLesson.AddTo(sample, "Needs: · Part: 2");

        sample.Book.Lesson("92").Needs.Should().BeEmpty();
    }

    [TestCase("Needs: 17", "there is no lesson 17. The lessons here are 91.")]
    [TestCase("Needs: 91", "and that is the lesson itself.")]
    [TestCase("Needs: 1", "expected lessons as two digits")]
    [TestCase("Needs: 01; 02", "expected lessons as two digits")]
    [TestCase("Optional: maybe", "expected 'Optional: yes'")]
    [TestCase("Part: two", "expected the number of a part")]
    [TestCase("Part: 1 · Part: 2", "expected each of these once")]
    [TestCase("Part: 1 · Lots: 2", "says 'Lots: 2' below its title")]
    public void What_is_wrong_with_a_header_is_said(string header, string message)
    {
        sample.Replace(Readme, "# Lesson 91: Small sums\n", $"# Lesson 91: Small sums\n\n{header}\n");

        Action act = () => _ = sample.Lesson;

        act.Should().Throw<CheckerException>().WithMessage($"*{message}*").Which.Message.Should().Contain("README.md");
    }

    [Test]
    public void A_circle_is_named()
    {
        SecondLesson.AddTo(sample, "Needs: 91");
        sample.Replace(Readme, "# Lesson 91: Small sums\n", "# Lesson 91: Small sums\n\nNeeds: 92\n");

        Action act = () => Prerequisites.Find(sample.Book, sample.Lesson);

        act.Should().Throw<CheckerException>().WithMessage("Lessons need one another in a circle: 91 needs 92 needs 91.*");
    }

    [Test]
    public void A_demo_runs_on_the_learner_s_needed_lessons_once_they_pass()
    {
        SecondLesson.AddTo(sample, "Needs: 91");
        SecondLesson.Solve(sample);
        sample.Solve();

        var files = Compile("92", "91", "92");
        files.Should().Contain(["exercises/91/Numbers.cs", "exercises/92/Plus.cs"]);

        files = Compile("92", "92");
        files.Should().Contain(["solutions/91/Numbers.cs", "exercises/92/Plus.cs"]).And.NotContain("exercises/91/Numbers.cs");
    }

    [Test]
    public void A_demo_finds_nothing_of_a_lesson_that_is_not_needed()
    {
        SecondLesson.AddTo(sample, "Part: 1");

        Action act = () => Compile("92");

        act.Should().Throw<CheckerException>().WithMessage("The demonstration of lesson 92 does not compile:*Lesson91*");
    }

    [Test]
    public async Task Scripts_see_the_lessons_that_theirs_needs_and_no_others()
    {
        SecondLesson.AddTo(sample, "Part: 1");
        var answer = await CheckerProcess.Run(sample, "try", "92", "-e", "Numbers.Twice(3)");
        answer.ExitCode.Should().NotBe(ExitCode.Done);

        SecondLesson.AddTo(sample, "Needs: 91");
        answer = await CheckerProcess.Run(sample, "try", "92", "-e", "Numbers.Twice(3)");
        answer.Text.Should().NotContain("CS0103");
    }

    [Test]
    public async Task The_build_and_the_checker_read_the_same_needs()
    {
        string project = Path.Combine(RealBook.Instance.Exercises, "07");
        using var build = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "dotnet", ["msbuild", project, "-p:Parts=Mine", "-t:LinkMyEarlierLessons", "-getItem:_NeededLesson", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        })!;
        string output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();

        Identity().Matches(output).Select(match => match.Groups["number"].Value)
            .Should().Equal(Prerequisites.Find(RealBook.Instance, RealBook.Instance.Lesson("07")).Select(lesson => lesson.Number).Order(), output);
    }

    private IReadOnlyList<string> Compile(string number, params string[] own) =>
        [.. new Katas.Checker.Showing.DemoCompiler(sample.Book, RealBook.Compiler).Compile(sample.Book.Lesson(number), own.ToHashSet())
            .Compiled.Compilation.SyntaxTrees.Select(tree => sample.Book.Relative(tree.FilePath))];

    /// <summary>The other lessons whose types a lesson's solution uses.</summary>
    private static IReadOnlyList<string> UsedLessons(Lesson lesson)
    {
        var files = SourceTrees.Solution(lesson);
        var compilation = RealBook.Compiler.Analyse("Used", files);
        return
        [
            .. files.SelectMany(file => file.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
                    .Where(name => !name.Ancestors().OfType<UsingDirectiveSyntax>().Any())
                    .Select(name => compilation.GetSemanticModel(file).GetSymbolInfo(name).Symbol))
                .Select(symbol => (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.ContainingNamespace?.ToDisplayString() ?? "")
                .Where(name => name.StartsWith("Katas.Lesson", StringComparison.Ordinal))
                .Select(name => name["Katas.Lesson".Length..])
                .Where(number => number != lesson.Number)
                .Distinct()
                .Order(),
        ];
    }

    [GeneratedRegex("\"Identity\": \"(?<number>\\d\\d)\"")]
    private static partial Regex Identity();
}
