using Katas.Checker.Book;
using Spectre.Console;

namespace Katas.Checker.Reporting;

/// <summary>Offers a lesson's questions.</summary>
internal static class QuestionOffer
{
    /// <summary>One line; nothing for a lesson without questions.</summary>
    public static void WriteQuestions(this IAnsiConsole console, Lesson lesson)
    {
        if (File.Exists(lesson.Folders.Questions))
        {
            console.WriteAdvice("what comes out?", CommandLine.For($"predict {lesson.Number}"), ", before it runs");
        }
    }
}
