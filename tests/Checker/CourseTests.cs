using FluentAssertions;
using Katas.Checker.Checking;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>Optional lessons, parts, and which lesson is next.</summary>
public sealed class CourseTests
{
    private SampleBook sample;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        SecondLesson.AddTo(sample, "Optional: yes", "90");
        sample.Write("demos/90/PlusDemo.cs", "");
        SecondLesson.AddTo(sample, "Needs: 91 · Part: 2");
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task An_optional_lesson_is_next_where_nothing_was_begun()
    {
        var answer = await CheckerProcess.Run(sample);

        answer.Output.Should().Contain("Next: 90.1").And.Contain("0 of 5 tasks done, and 0 of 1 optional ones");
    }

    [Test]
    public async Task An_optional_lesson_that_is_done_leads_to_the_first_of_the_others()
    {
        sample.Write("exercises/90/Plus.cs", sample.Read("solutions/90/Plus.cs").Replace("number + 1", "1 + number", StringComparison.Ordinal));

        (await CheckerProcess.Run(sample)).Output.Should().Contain("Next: 91.1").And.Contain("0 of 5 tasks done, and 1 of 1 optional ones");
    }

    [Test]
    public void No_lesson_of_the_book_needs_an_optional_one()
    {
        var optional = RealBook.Instance.Lessons().Where(lesson => lesson.IsOptional).Select(lesson => lesson.Number).ToList();

        optional.Should().Equal("00");
        RealBook.Instance.Lessons().SelectMany(lesson => lesson.Needs.Concat(lesson.DemoNeeds)).Should().NotContain(optional);
    }

    [Test]
    public async Task An_optional_lesson_is_never_next_for_those_who_have_begun_another()
    {
        sample.Solve("91.1");

        var answer = await CheckerProcess.Run(sample);
        answer.Output.Should().Contain("Next: 91.2").And.Contain("1 of 5 tasks done").And.NotContain("Next: 90.1");

        answer = await CheckerProcess.Run(sample, "list", "--json");
        answer.Json.GetProperty("next").GetString().Should().Be("91.2");
        answer.Json.GetProperty("total").GetInt32().Should().Be(5);
        answer.Json.GetProperty("optional").GetProperty("total").GetInt32().Should().Be(1);
        var last = answer.Json.GetProperty("lessons")[2];
        last.GetProperty("part").GetInt32().Should().Be(2);
        last.GetProperty("needs")[0].GetString().Should().Be("91");
        last.GetProperty("waitsFor")[0].GetString().Should().Be("91");
        answer.Json.GetProperty("lessons")[0].GetProperty("isOptional").GetBoolean().Should().BeTrue();
    }

    [Test]
    public async Task What_fails_in_the_next_lesson_is_explained_though_an_optional_one_stands_before_it()
    {
        sample.Solve();
        sample.Type("squared");

        var answer = await CheckerProcess.Run(sample);

        answer.Output.Should().Contain("The number is squared");
    }

    [Test]
    public async Task Parts_are_headings_where_there_is_more_than_one()
    {
        var answer = await CheckerProcess.Run(sample, "list");

        answer.Output.Should().MatchRegex(@"Part 1[\s\S]*90  One more[\s\S]*optional[\s\S]*91  Small sums[\s\S]*Part 2[\s\S]*92  One more.*builds on 91");
        sample.Solve("91.1");
        (await CheckerProcess.Run(sample)).Output.Should().Contain("Part 2").And.Contain("(optional)").And.Contain("1 lesson, for later");
        sample.Write("exercises/92/README.md", sample.Read("exercises/92/README.md").Replace(" · Part: 2", "", StringComparison.Ordinal));
        (await CheckerProcess.Run(sample, "list")).Output.Should().NotContain("Part 1");
    }

    [Test]
    public void A_lesson_whose_needs_are_done_comes_before_one_whose_are_not()
    {
        SecondLesson.AddTo(sample, "Needs: 92 · Part: 2", "89");
        var reports = sample.Book.Lessons().Select(lesson => LessonChecker.Untouched(lesson)!).ToList();

        Course.Next(reports)!.Lesson.Number.Should().Be("90", "nothing was begun");
        reports.RemoveAll(report => report.Lesson.Number == "90");
        Course.Next(reports)!.Lesson.Number.Should().Be("91", "89 builds on 92, and 92 on 91");
    }
}
