using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Reading;
using NUnit.Framework;

namespace Katas.Tests.Checker.Rules;

/// <summary>
/// What the catalogue says of the rules is so. That no rule says anything about a solution or an alternative is
/// <c>verify</c>'s to prove, over the whole book.
/// </summary>
public sealed class CatalogueRulesTests
{
    [TestCaseSource(nameof(Lessons))]
    public void A_rule_that_a_mistake_names_applies_to_it(string number)
    {
        var lesson = RealBook.Instance.Lesson(number);
        var solution = RealBook.Compiler.Analyse("Solution", SourceTrees.Solution(lesson));
        var silent =
            from mistake in CatalogueEntry.ReadAll(lesson.Folders.Mistakes)
            where mistake.Rules.Count > 0
            let answer = RealBook.Compiler.Analyse("Answer", Splicer.TypedIntoStub(lesson, mistake))
            let reference = TaskCode.Create(RuleFinder.Member(solution, mistake.TaskId)!, solution)
            let code = TaskCode.Create(RuleFinder.Member(answer, mistake.TaskId)!, answer, reference)
            from rule in AllRules.Instances
            where mistake.Rules.Contains(rule.Id) && !rule.Examine(code).Any()
            select $"{mistake.Name}: {rule.Id}";

        silent.Should().BeEmpty();
    }

    private static IEnumerable<string> Lessons() => RealBook.Instance.Numbers;
}
