using System.Globalization;
using FluentAssertions;
using Katas.Checker.Reporting;
using Katas.Checker.Running;
using Katas.Checker.Showing;
using Katas.Checker.Verdicts;
using Katas.Toolkit;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>Every view of the book, on the solutions: it computes its example, and says what it is shown with.</summary>
public sealed class BookViewsTests
{
    private readonly LessonViews views = new(RealBook.Instance, HostLimits.Default);

    [OneTimeTearDown]
    public void End() => views.Dispose();

    [TestCaseSource(nameof(All))]
    public async Task A_view_computes_its_example_whatever_its_options(string lesson, string view)
    {
        var outcome = await Compute(lesson, view, null);
        Check(outcome);
        foreach (var (name, value) in outcome.Options.SelectMany(Extremes))
        {
            Check(await Compute(lesson, view, null, (name, value)));
        }
    }

    [TestCaseSource(nameof(All))]
    public async Task A_number_is_what_its_arithmetic_says(string lesson, string view)
    {
        var outcome = await Compute(lesson, view, null);

        foreach (var stage in outcome.Stages.Where(stage => stage.Look!.Arithmetic is not null))
        {
            foreach (var (told, value) in stage.Look!.Arithmetic!.Zip(stage.Values).Where(cell => cell.First.Length > 0))
            {
                Told(told).Should().Match(
                    result => Math.Abs(result - value) <= Math.Max(6e-4, Math.Abs(value) < 0.01 ? Math.Abs(value) * 0.06 : 0) || result.Equals(value),
                    "{0}: '{1}' is told of {2}", stage.Stage, told, value);
            }
        }
    }

    [TestCaseSource(nameof(All))]
    public async Task An_input_that_does_not_fit_is_refused_in_a_sentence(string lesson, string view)
    {
        foreach (string input in new[] { "", string.Join(' ', Enumerable.Repeat("xyzzy", 400)) })
        {
            (await Compute(lesson, view, input)).Problem.Should().MatchRegex(@"^.+\.$");
        }
    }

    [Test]
    public void Every_lesson_has_a_view() =>
        RealBook.Instance.Numbers.Where(number => views.Names(RealBook.Instance.Lesson(number)).Count == 0).Should().BeEmpty();

    private static IEnumerable<TestCaseData> All()
    {
        using var views = new LessonViews(RealBook.Instance, HostLimits.Default);
        return
        [
            .. from number in RealBook.Instance.Numbers
               from view in views.Names(RealBook.Instance.Lesson(number))
               select new TestCaseData(number, view),
        ];
    }

    private static IEnumerable<(string Name, string Value)> Extremes(ViewOption option) => option.Kind switch
    {
        ViewOptionKind.Choice => option.Choices.Select(choice => (option.Name, choice)),
        ViewOptionKind.Names => [],
        _ => new[] { option.Least, option.Most }.Select(value => (option.Name, value.ToString(CultureInfo.InvariantCulture))),
    };

    private static void Check(ViewOutcome outcome)
    {
        (outcome.Problem ?? outcome.OptionProblem ?? outcome.Exception).Should().BeNull();
        outcome.Stages.Should().NotBeEmpty();
        outcome.Stages.Select(stage => stage.Stage).Should().OnlyHaveUniqueItems();
        foreach (var stage in outcome.Stages)
        {
            stage.Tensor().Should().NotBeNull();
            stage.Axes.Should().HaveCount(stage.Shape.Length, stage.Stage);
            stage.Axes.Zip(stage.Shape).Should().OnlyContain(
                axis => axis.First.Labels == null || axis.First.Labels.Count == axis.Second, stage.Stage);
            bool fits = stage.Look!.Kind switch
            {
                StageKind.Bars => StageBars.Fits(stage),
                StageKind.Lines => StageLines.Chart(stage) is not null,
                StageKind.Arrows => StageArrows.Fits(stage),
                StageKind.Tree => StageTree.Fits(stage),
                _ => true,
            };
            fits.Should().BeTrue("{0} is to be drawn as {1}", stage.Stage, stage.Look.Kind);
            if (stage.Look.Toggles is { } toggles)
            {
                outcome.Options.Should().Contain(option => option.Name == toggles.Option && option.Kind == ViewOptionKind.Names);
                (toggles.Axis is null ? stage.Look.Words is not null : stage.Axes.Any(axis => axis.Name == toggles.Axis && axis.Labels is not null))
                    .Should().BeTrue("{0} has to name what a click toggles", stage.Stage);
            }
        }
    }

    private static double Told(string arithmetic) => arithmetic[(arithmetic.LastIndexOf("= ", StringComparison.Ordinal) + 2)..] switch
    {
        "∞" => double.PositiveInfinity,
        "-∞" => double.NegativeInfinity,
        var number => double.Parse(number, CultureInfo.InvariantCulture),
    };

    private async Task<ViewOutcome> Compute(string lesson, string view, string? input, params (string Name, string Value)[] options) =>
        (await views.Compute(
            RealBook.Instance.Lesson(lesson),
            view,
            input,
            options.ToDictionary(option => option.Name, option => option.Value),
            new HashSet<string>(),
            CancellationToken.None)).Outcome;
}
