using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Diagnosing.Reading;
using Katas.Checker.Diagnosing.Rules;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Katas.Tests.Checker.Rules;

/// <summary>The rules over the whole book: nothing against what is right, and what the catalogue says of them is so.</summary>
public sealed class RightCodeTests
{
    [TestCaseSource(nameof(Lessons))]
    public void No_rule_says_anything_about_a_solution(string number)
    {
        var lesson = RealBook.Instance.Lesson(number);
        var files = SourceTrees.Solution(lesson);

        lesson.Tasks.SelectMany(task => Hits(lesson, files, task.Id).Select(hit => $"{task.Id} {hit}")).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Lessons))]
    public void No_rule_says_anything_about_another_right_answer(string number)
    {
        var lesson = RealBook.Instance.Lesson(number);
        var accusations =
            from alternative in CatalogueEntry.ReadAll(lesson.Folders.Alternatives)
            from hit in Hits(lesson, Splicer.Splice(SourceTrees.Solution(lesson), alternative), alternative.TaskId)
            select $"{alternative.Name} {hit}";

        accusations.Should().BeEmpty();
    }

    [TestCaseSource(nameof(Lessons))]
    public void A_rule_that_a_mistake_names_applies_to_it(string number)
    {
        var lesson = RealBook.Instance.Lesson(number);
        var silent =
            from mistake in CatalogueEntry.ReadAll(lesson.Folders.Mistakes)
            where mistake.Rules.Count > 0
            let hits = Hits(lesson, Splicer.TypedIntoStub(lesson, mistake), mistake.TaskId).Select(hit => hit.Split(' ')[0]).ToHashSet()
            from rule in mistake.Rules
            where !hits.Contains(rule)
            select $"{mistake.Name}: {rule}";

        silent.Should().BeEmpty();
    }

    private static IEnumerable<string> Lessons() => RealBook.Instance.Numbers;

    /// <summary>Every rule with everything it says, so that none hides behind another.</summary>
    private static IReadOnlyList<string> Hits(Lesson lesson, IReadOnlyList<SyntaxTree> files, string taskId)
    {
        var solution = RealBook.Compiler.Analyse("Solution", SourceTrees.Solution(lesson));
        var compilation = RealBook.Compiler.Analyse("Answer", files);
        var reference = TaskCode.Of(RuleFinder.Member(solution, taskId)!, solution);
        var code = TaskCode.Of(RuleFinder.Member(compilation, taskId)!, compilation, reference);
        return [.. AllRules.Instances.SelectMany(rule => rule.Examine(code).Select(hit => $"{rule.Id} {hit.Because}"))];
    }
}
