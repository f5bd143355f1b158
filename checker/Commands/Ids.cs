using System.CommandLine;
using System.CommandLine.Completions;
using Katas.Checker.Book;

namespace Katas.Checker.Commands;

/// <summary>The arguments that name lessons and tasks, and how a shell completes them.</summary>
internal static class Ids
{
    public static Argument<string> Lesson(string description = "The lesson, for example 01.") =>
        Completed(new Argument<string>("lesson") { Description = description, HelpName = "lesson" }, Numbers);

    public static Argument<string?> LessonIfAny(string description) =>
        Completed(new Argument<string?>("lesson") { Description = description, HelpName = "lesson", Arity = ArgumentArity.ZeroOrOne }, Numbers);

    public static Argument<string?> TaskIfAny(string description = "The task, for example 01.3; without it, the current one.") =>
        Completed(new Argument<string?>("task") { Description = description, HelpName = "task", Arity = ArgumentArity.ZeroOrOne }, Tasks);

    public static Argument<string?> LessonOrTaskIfAny(string description = "A lesson (01) or a task (01.3); without it, the current task.") =>
        Completed(
            new Argument<string?>("lesson or task")
            {
                Description = description,
                HelpName = "lesson or task",
                Arity = ArgumentArity.ZeroOrOne,
            },
            All);

    private static IEnumerable<string> Numbers(Workbook book) => book.Numbers;

    private static IEnumerable<string> Tasks(Workbook book) => book.Readings().SelectMany(reading => reading.Lesson?.Tasks ?? []).Select(task => task.Id);

    private static IEnumerable<string> All(Workbook book) => Numbers(book).Concat(Tasks(book));

    private static Argument<T> Completed<T>(Argument<T> argument, Func<Workbook, IEnumerable<string>> ids)
    {
        argument.CompletionSources.Add(context => IsTyped(argument, context) ? [] : Complete(context, ids));
        return argument;
    }

    /// <summary>Whether the argument is already there, before the word to complete.</summary>
    private static bool IsTyped(Argument argument, CompletionContext context) =>
        context.ParseResult.GetResult(argument)?.Tokens is [var token, ..] && token.Value != context.WordToComplete;

    private static IEnumerable<CompletionItem> Complete(CompletionContext context, Func<Workbook, IEnumerable<string>> ids)
    {
        try
        {
            return [.. ids(Workbook.Find(context.ParseResult.GetValue(GlobalOptions.Book))).Select(id => new CompletionItem(id))];
        }
        catch (CheckerException)
        {
            return []; // while a person types is no time for complaints
        }
    }
}
