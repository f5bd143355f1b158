using Katas.Checker.Book;
using Katas.Checker.Keeping;
using Katas.Checker.Reporting;
using Spectre.Console;

namespace Katas.Checker.Asking;

/// <summary>Asks questions one after the other, and says of each answer whether it is right, and why.</summary>
/// <param name="shell">The workbook and the terminal.</param>
/// <param name="reference">What knows the right answers.</param>
/// <param name="input">Where answers come from, one a line.</param>
/// <param name="clock">The time, which is noted with each answer.</param>
internal sealed class Questioner(Shell shell, ReferenceAnswers reference, TextReader input, TimeProvider clock)
{
    private const string Stop = "q";

    private readonly QuestionMemory memory = new(shell.Book);

    /// <summary>Whether somebody sits there who can be asked again; else answers are shown, since nobody sees them being typed.</summary>
    public required bool IsTyped { get; init; }

    /// <summary>Asks until all questions are asked, the input ends, or somebody has had enough.</summary>
    /// <returns>All questions, those too that were not asked any more.</returns>
    public async Task<IReadOnlyList<AskedQuestion>> Ask(IReadOnlyList<Question> questions, CancellationToken stop)
    {
        var asked = questions.Select(question => new AskedQuestion(question)).ToList();
        try
        {
            foreach (var (index, question) in questions.Index())
            {
                WriteQuestion(question);
                if (await Answer(question, stop) is not { } answer)
                {
                    break;
                }

                if (answer.Length > 0)
                {
                    asked[index] = await Judge(question, answer).WaitAsync(stop);
                    WriteJudgement(asked[index]);
                    memory.Remember(question.Id, asked[index].IsRight == true, clock.GetUtcNow());
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            shell.Console.WriteLine(); // Ctrl-C is as good as q
        }

        return asked;
    }

    private void WriteQuestion(Question question)
    {
        shell.Console.WriteLine();
        shell.Console.MarkupLine($"[bold]{question.Id}  {Markup.Escape(question.Title)}[/]");
        foreach (string paragraph in question.Paragraphs)
        {
            shell.Console.WriteLine();
            shell.Console.WriteProse(paragraph, 2);
        }

        shell.Console.WriteLine();
        if (question.Kind == AnswerKind.Choice)
        {
            foreach (var (index, option) in question.Options.Index())
            {
                shell.Console.WriteProse($"{Question.Letter(index)})  {option.Text}", 2);
            }

            shell.Console.WriteLine();
        }

        shell.Console.MarkupLine($"  [dim]{Markup.Escape(HowToAnswer(question))}; q to stop[/]");
    }

    /// <summary>What an answer looks like.</summary>
    private static string HowToAnswer(Question question) => question.Kind switch
    {
        AnswerKind.Shape => "a shape, written as [2, 3]",
        AnswerKind.Number when question.Tolerance > 0 =>
            FormattableString.Invariant($"a number, such as 1.25 or 5/4; within {question.Tolerance:0.##########} is near enough"),
        AnswerKind.Number => "a number, exactly",
        _ => string.Join(", ", question.Options.Select((_, index) => Question.Letter(index))),
    };

    /// <summary>The next answer; empty for none, null to stop.</summary>
    private async Task<string?> Answer(Question question, CancellationToken stop)
    {
        while (true)
        {
            shell.Console.Write("> ");

            // A read can't be stopped, so it is left behind, on a thread that keeps no program from ending.
            string? line = await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(stop);
            if (!IsTyped)
            {
                shell.Console.WriteLine(line ?? "");
            }

            string? answer = line?.Trim();
            if (answer is null || answer.Equals(Stop, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            if (!IsTyped || answer.Length == 0 || Answers.IsReadable(question, answer))
            {
                return answer;
            }

            shell.Console.WriteProse($"That can't be read as an answer; expected: {HowToAnswer(question)}.", 2);
        }
    }

    private async Task<AskedQuestion> Judge(Question question, string answer)
    {
        var value = await reference.Of(question);
        bool isRight = Answers.Says(question, answer, value);
        return new AskedQuestion(question)
        {
            Answer = answer,
            IsRight = isRight,
            Right = Answers.Write(question, value),
            Mistake = isRight ? null : Mistake(question, answer),
        };
    }

    /// <summary>The mistake whose code gives a wrong answer.</summary>
    private CatalogueEntry? Mistake(Question question, string answer) =>
        Answers.Known(question, answer)?.Mistake is { } name
            ? CatalogueEntry.ReadAll(shell.Book.Lesson(question.Lesson).Folders.Mistakes).FirstOrDefault(entry => entry.Name == name)
            : null;

    private void WriteJudgement(AskedQuestion asked)
    {
        shell.Console.WriteLine();
        shell.Console.MarkupLine(asked.IsRight == true
            ? "  [green]Right.[/]"
            : $"  [yellow]Not quite:[/] [bold]{Markup.Escape(asked.Right!)}[/]");
        if (asked.Mistake is { } mistake)
        {
            shell.Console.WriteProse($"Your answer is what code gives with this mistake: {mistake.Title}.", 2);
        }

        shell.Console.WriteProse(asked.Question.Explanation, 2);
    }
}
