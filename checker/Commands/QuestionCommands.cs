using System.CommandLine;
using Katas.Checker.Asking;
using Katas.Checker.Book;
using Katas.Checker.Keeping;
using Katas.Checker.Reporting;
using Katas.Checker.Trying;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>predict 01</c> and <c>review</c>: questions to answer before anything runs.</summary>
internal static class QuestionCommands
{
    private const int InAReview = 3;

    /// <summary><c>predict 01</c>: a lesson's questions.</summary>
    public static Command CreatePredict()
    {
        var number = Ids.Lesson();
        var all = new Option<bool>("--all") { Description = "Ask about tasks too that you have not written yet." };
        var command = new OwnCtrlCCommand("predict", "Say what comes out before anything runs: a lesson's questions.") { number, all }
            .WithExamples(
                ("predict 01", "the questions about what you have written of lesson 01"),
                ("predict 01 --all", "all of them"),
                ("predict 01 < answers.txt", "one answer a line; an empty line passes over a question"),
                ("predict 01 --json < answers.txt", "for scripts; without answers, the questions alone"));
        command.SetAction((parsed, _) => Predict(GlobalOptions.Shell(parsed), parsed.GetRequiredValue(number), parsed.GetValue(all)));
        return command;
    }

    /// <summary><c>review</c>: some of the questions of finished lessons.</summary>
    public static Command CreateReview()
    {
        var command = new OwnCtrlCCommand("review", $"Ask {InAReview} questions from lessons that you have finished; most often those you got wrong.")
            .WithExamples(
                ("review", $"{InAReview} questions; those of longest ago come first"),
                ("review --json < answers.txt", "for scripts"));
        command.SetAction((parsed, _) => Review(GlobalOptions.Shell(parsed)));
        return command;
    }

    private static async Task<int> Predict(Shell shell, string number, bool all)
    {
        var lesson = shell.Book.Lesson(number);
        var questions = QuestionReader.Questions(lesson);
        if (questions.Count == 0)
        {
            throw new CheckerException($"Lesson {lesson.Number} has no questions yet.");
        }

        var written = WrittenTasks.Find(lesson);
        var now = questions.Where(question => all || question.After.All(written.Contains)).ToList();
        var later = questions.Except(now).ToList();
        var asked = await Ask(shell, now);
        if (shell.Json is not null)
        {
            shell.Json.Write("predict", new
            {
                Lesson = lesson.Number,
                Right = asked.Count(one => one.IsRight == true),
                Answered = asked.Count(one => one.IsRight is not null),
                Questions = asked.Select(Document),
                Later = later.Select(question => new { question.Id, question.Title, question.After }),
            });
            return ExitCode.Done;
        }

        WriteEnd(shell, asked);
        if (later.Count > 0)
        {
            string tasks = string.Join(", ", later.SelectMany(question => question.After).Where(task => !written.Contains(task)).Distinct());
            shell.Console.WriteProse(
                $"{later.Count} {(later.Count == 1 ? "question follows" : "questions follow")} once {tasks} {(tasks.Contains(',') ? "are" : "is")} written; "
                + $"`{CommandLine.For($"predict {lesson.Number} --all")}` asks them now.");
        }

        return ExitCode.Done;
    }

    private static async Task<int> Review(Shell shell)
    {
        var questions = shell.Book.Readings().Select(reading => reading.Lesson).OfType<Lesson>()
            .Where(WrittenTasks.AreAll)
            .SelectMany(QuestionReader.Questions);
        var chosen = Spacing.Choose(questions, new QuestionMemory(shell.Book).Read(), InAReview, TimeProvider.System.GetUtcNow());
        var asked = await Ask(shell, chosen);
        if (shell.Json is not null)
        {
            shell.Json.Write("review", new
            {
                Right = asked.Count(one => one.IsRight == true),
                Answered = asked.Count(one => one.IsRight is not null),
                Questions = asked.Select(Document),
            });
        }
        else if (chosen.Count == 0)
        {
            shell.Console.WriteProse("There is nothing to review yet: questions come from lessons whose tasks are all written.");
        }
        else
        {
            WriteEnd(shell, asked);
        }

        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<AskedQuestion>> Ask(Shell shell, IReadOnlyList<Question> questions)
    {
        bool isTyped = !Console.IsInputRedirected;
        using var stop = new StopKey();
        using var reference = new ReferenceAnswers(shell.Book, shell.Limits, questions, stop.Token);

        // With --json there is nobody to ask, only a file or a program to read from.
        var input = isTyped && shell.Json is not null ? TextReader.Null : Console.In;
        return await new Questioner(shell, reference, input, TimeProvider.System) { IsTyped = isTyped }.Ask(questions, stop.Token);
    }

    private static void WriteEnd(Shell shell, IReadOnlyList<AskedQuestion> asked)
    {
        int answered = asked.Count(one => one.IsRight is not null);
        if (answered > 0)
        {
            shell.Console.WriteLine();
            shell.Console.WriteLine($"{asked.Count(one => one.IsRight == true)} of {answered} right.");
            shell.Console.WriteAdvice("another day", CommandLine.For("review"));
        }
    }

    private static object Document(AskedQuestion asked) => new
    {
        asked.Question.Id,
        asked.Question.Title,
        asked.Question.After,
        Question = string.Join("\n\n", asked.Question.Paragraphs),
        asked.Question.Kind,
        Tolerance = asked.Question.Kind == AnswerKind.Number ? asked.Question.Tolerance : (double?)null,
        Options = asked.Question.Kind == AnswerKind.Choice
            ? asked.Question.Options.Select((option, index) => new { Letter = Question.Letter(index), option.Text })
            : null,
        asked.Answer,
        asked.IsRight,
        Expected = asked.Right,
        Explanation = asked.IsRight is null ? null : asked.Question.Explanation,
        Mistake = asked.Mistake is { } mistake ? new { mistake.Name, mistake.Title } : null,
    };
}
