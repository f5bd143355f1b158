using System.Text.RegularExpressions;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.Rules;

namespace Katas.Checker.Verifying;

/// <summary>Proves a lesson's texts: ids in order, three hints per task that give no code, questions, links that lead somewhere.</summary>
internal static partial class TextProofs
{
    private const int HintsPerTask = 3;
    private const int FewestMistakes = 8;

    public static IEnumerable<Proof> Prove(Workbook book, Lesson lesson)
    {
        Proof Check(string what, string? fault) => new(lesson.Number, ProofKind.Text, what, fault);

        string[] expected = [.. Enumerable.Range(1, lesson.Tasks.Count).Select(number => $"{lesson.Number}.{number}")];
        yield return Check(
            "task ids in order",
            lesson.Tasks.Select(task => task.Id).SequenceEqual(expected)
                ? null
                : $"the README's tasks are {string.Join(", ", lesson.Tasks.Select(task => task.Id))}");
        foreach (var task in lesson.Tasks)
        {
            yield return Check($"hints of {task.Id}", HintFault(task));
        }

        string readme = TextFile.Read(lesson.Folders.Readme, "the lesson's text");
        yield return Check("links of the README", LinkFault(readme, lesson.Folders.Exercise));
        yield return Check("words of the README", WordFault(readme));
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes);
        yield return Check(
            "enough mistakes",
            mistakes.Count >= FewestMistakes ? null : $"{mistakes.Count} mistakes; a lesson has at least {FewestMistakes}");
        foreach (var mistake in mistakes)
        {
            yield return Check($"mistake {mistake.Name}", EntryFault(lesson, mistake));
        }

        var unseen = UnseenAnswer.ReadAll(lesson.Folders.Unseen);
        foreach (var task in lesson.Tasks)
        {
            yield return Check(
                $"unseen answer to {task.Id}",
                unseen.Any(answer => answer.Entry.TaskId == task.Id)
                    ? null
                    : $"tests/{lesson.Number}/unseen has none: answer {task.Id} wrongly in your own way, before you look at its mistakes");
        }

        string[] tests = [.. SourceTrees.TestNames(SourceTrees.Suite(lesson))];
        foreach (var answer in unseen)
        {
            yield return Check($"unseen {answer.Entry.Name}", UnseenFault(lesson, answer, mistakes, tests));
        }

        foreach (var proof in QuestionProofs.Words(lesson, mistakes, WordFault))
        {
            yield return proof;
        }

        yield return Check("place in Katas.sln", SolutionFileFault(book, lesson));
    }

    private static string? HintFault(LessonTask task) =>
        task.Hints.Count != HintsPerTask ? $"{task.Hints.Count} hints; expected {HintsPerTask}"
        : task.Hints.FirstOrDefault(hint => hint.Length == 0) is not null ? "a hint is empty"
        : task.Hints.FirstOrDefault(hint => Code().IsMatch(hint)) is { } code ? $"a hint gives the code: {code}"
        : task.Hints.Select(WordFault).FirstOrDefault(fault => fault is not null);

    private static string? EntryFault(Lesson lesson, CatalogueEntry mistake) =>
        lesson.Task(mistake.TaskId) is null ? $"its task {mistake.TaskId} is not one of the lesson's"
        : mistake.Title.Length == 0 ? "it has no title"
        : mistake.Hint.Length == 0 ? "it has no hint"
        : Code().IsMatch(mistake.Hint) ? "its hint gives the code"
        : mistake.Rules.FirstOrDefault(id => AllRules.Instances.All(rule => rule.Id != id)) is { } unknown ? $"the checker has no rule '{unknown}'"
        : WordFault(mistake.Hint);

    private static string? UnseenFault(
        Lesson lesson, UnseenAnswer answer, IReadOnlyList<CatalogueEntry> mistakes, IReadOnlyList<string> tests)
    {
        bool IsKnown(string finding) =>
            mistakes.Any(mistake => mistake.Name == finding && mistake.TaskId == answer.Entry.TaskId)
            || AllRules.Instances.Any(rule => rule.Id == finding)
            || tests.Contains(finding);

        return lesson.Task(answer.Entry.TaskId) is null ? $"its task {answer.Entry.TaskId} is not one of the lesson's"
            : answer.Entry.Title.Length == 0 ? "it has no title"
            : answer.Expect.Length == 0 ? "it does not say what to expect"
            : answer.Hears.Count == 0 ? "it does not say what it hears"
            : answer.IsRight || answer.IsOpen ? null
            : answer.Hears.Append(answer.Then).OfType<string>().FirstOrDefault(finding => !IsKnown(finding)) is { } unknown
                ? $"'{unknown}' is no mistake of {answer.Entry.TaskId}, no rule and no test"
                : null;
    }

    private static string? LinkFault(string readme, string folder) =>
        Link().Matches(readme)
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://") && !Path.Exists(Path.Combine(folder, target)))
            .Select(target => $"{target} leads nowhere")
            .FirstOrDefault();

    private static string? WordFault(string text) =>
        Belittling().Match(CodeSpan().Replace(text, "")) is { Success: true } word ? $"it says '{word.Value}'" : null;

    private static string? SolutionFileFault(Workbook book, Lesson lesson) =>
        File.ReadAllText(Path.Combine(book.Root, "Katas.sln")).Replace('\\', '/').Contains($"exercises/{lesson.Number}/")
            ? null
            : $"Katas.sln lacks it: dotnet sln add exercises/{lesson.Number} --solution-folder exercises";

    /// <summary>A statement, a fenced block, or a call with arguments that could be pasted.</summary>
    [GeneratedRegex(@"```|;\s*$|=>|\b\w+\.\w+\([^)]+\)")]
    private static partial Regex Code();

    [GeneratedRegex(@"```.*?```|`[^`]*`", RegexOptions.Singleline)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(just|simply|obviously)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Belittling();
}
