using Katas.Checker.Asking;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;

namespace Katas.Checker.Verifying;

/// <summary>
/// Proves a lesson's questions: what they say, by reading; that the solution answers them, and that each wrong option is what the mistake
/// it names gives, by running their code.
/// </summary>
internal static class QuestionProofs
{
    private const int Fewest = 2;
    private const int Options = 3;

    /// <summary>What can be read.</summary>
    public static IEnumerable<Proof> Words(Lesson lesson, IReadOnlyList<CatalogueEntry> mistakes, Func<string, string?> wordFault)
    {
        Proof Check(string what, string? fault) => new(lesson.Number, ProofKind.Text, what, fault);

        var readings = QuestionReader.Read(lesson);
        string file = $"tests/{lesson.Number}/questions.md";
        yield return Check(
            "questions",
            !File.Exists(lesson.Folders.Questions) ? $"{file} is missing: {Fewest} or 3 questions to answer before anything runs"
            : readings.Count < Fewest ? $"{file} has {readings.Count}; a lesson has at least {Fewest}"
            : null);
        foreach (var (index, reading) in readings.Index())
        {
            string id = $"{lesson.Number}.Q{index + 1}";
            yield return Check(
                $"question {id}",
                reading.Question is { } question ? Fault(lesson, question, id, mistakes, wordFault) : $"'{reading.Heading}': {reading.Fault}");
        }
    }

    /// <summary>What has to be run.</summary>
    public static async Task<IReadOnlyList<Proof>> Prove(LessonChecker checker, Lesson lesson, CancellationToken cancelled)
    {
        var questions = QuestionReader.Questions(lesson);
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes);
        var code = new QuestionCode(checker.Compiler, checker.Host);
        var solution = SourceTrees.Solution(lesson);
        var proofs = new List<Proof>();
        IReadOnlyDictionary<string, QuestionResult> right;
        try
        {
            right = await code.Run(lesson, solution, questions, cancelled);
        }
        catch (CheckerException exception) when (exception.ExitCode == ExitCode.DoesNotCompile)
        {
            return [new Proof(lesson.Number, ProofKind.Question, $"{lesson.Number}.Q1", exception.Message)];
        }

        foreach (var question in questions)
        {
            proofs.Add(new Proof(lesson.Number, ProofKind.Question, question.Id, right[question.Id].Fault ?? RightFault(question, right[question.Id].Value!)));
        }

        // A mistake is compiled once for all questions that name it.
        foreach (var named in questions.SelectMany(question => question.Options, (question, option) => (question, option))
            .Where(pair => pair.option.Mistake is not null)
            .GroupBy(pair => pair.option.Mistake!))
        {
            if (mistakes.FirstOrDefault(mistake => mistake.Name == named.Key) is not { } mistake)
            {
                continue; // that is a fault of its words
            }

            Question[] asked = [.. named.Select(pair => pair.question).Distinct()];
            var given = await code.Run(lesson, Splicer.Splice(solution, mistake), asked, cancelled);
            foreach (var (question, option) in named)
            {
                proofs.Add(new Proof(
                    lesson.Number, ProofKind.Question, $"{question.Id} {mistake.Name}", WrongFault(question, option, given[question.Id], right[question.Id])));
            }
        }

        return proofs;
    }

    private static string? RightFault(Question question, GivenValue value) => question.Kind switch
    {
        AnswerKind.Shape => value.Shape is null ? $"it asks for a shape; the solution gives {value}" : null,
        AnswerKind.Number => value.Number is { } number && double.IsFinite(number) ? null : $"it asks for a number; the solution gives {value}",
        _ => question.Options.Where(option => Answers.Says(option.Text, value)).ToList() switch
        {
            [] => $"the solution gives {value}, which is none of its options",
            [{ Mistake: null }] => null,
            [{ Mistake: { } mistake }] => $"the solution gives {value}, which should be what {mistake} gives",
            _ => $"the solution gives {value}, and several of its options say so",
        },
    };

    private static string? WrongFault(Question question, QuestionOption option, QuestionResult given, QuestionResult right) =>
        given.Value is not { } value ? $"with that mistake, {given.Fault}"
        : !Says(question, option, value) ? $"with that mistake its code gives {value}, and not {option.Text}"
        : right.Value is { } expected && Says(question, option, expected) ? $"the solution gives {option.Text} as well"
        : null;

    /// <summary>An option that is shown may show fewer digits; a wrong answer that is recognised is compared as what is typed is.</summary>
    private static bool Says(Question question, QuestionOption option, GivenValue value) =>
        question.Kind == AnswerKind.Choice ? Answers.Says(option.Text, value) : Answers.Says(question, option.Text, value);

    private static string? Fault(
        Lesson lesson, Question question, string id, IReadOnlyList<CatalogueEntry> mistakes, Func<string, string?> wordFault)
    {
        bool isChoice = question.Kind == AnswerKind.Choice;
        return question.Id != id ? $"its id is {question.Id}; ids count from Q1"
            : question.After.FirstOrDefault(task => lesson.Task(task) is null) is { } task ? $"its task {task} is not one of the lesson's"
            : question.Paragraphs.Count == 0 ? "it has no words"
            : question.Code.Length == 0 ? "its block of code is empty"
            : question.Explanation.Length == 0 ? "nothing is said afterwards, below its code"
            : isChoice && question.Options.Count != Options ? $"{question.Options.Count} options; expected {Options}"
            : isChoice && question.Options.Count(option => option.Mistake is null) != 1
                ? "all options but one, the right one, name the mistake that gives them: '- 0.5 · `scores-not-scaled`'"
            : !isChoice && question.Options.FirstOrDefault(option => option.Mistake is null) is { } nameless
                ? $"'{nameless.Text}' names no mistake; which answer is right, the code says"
            : question.Options.FirstOrDefault(option => option.Mistake is { } name && mistakes.All(mistake => mistake.Name != name)) is { } unknown
                ? $"'{unknown.Mistake}' is no mistake of the lesson"
            : !isChoice && question.Options.FirstOrDefault(option => !Answers.IsReadable(question, option.Text)) is { } unreadable
                ? $"'{unreadable.Text}' can't be read as an answer"
            : question.Paragraphs.Append(question.Explanation).Select(wordFault).FirstOrDefault(fault => fault is not null);
    }
}
