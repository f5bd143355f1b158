using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Showing;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Verifying;

/// <summary>Takes a lesson apart into what can be proved piece by piece, and proves it.</summary>
internal sealed class LessonPieces(Workbook book)
{
    /// <summary>All of a lesson's pieces.</summary>
    public IEnumerable<Piece> Split(Lesson lesson)
    {
        string[] all = [.. lesson.Tasks.Select(task => task.Id)];
        var mistakes = CatalogueEntry.ReadAll(lesson.Folders.Mistakes);
        var unseen = UnseenAnswer.ReadAll(lesson.Folders.Unseen);

        // Proved every time: links lead anywhere, and reading takes no time.
        yield return new Piece($"{lesson.Number}-words", 1, (_, _) => Task.FromResult(Words(lesson))) { IsOfQuestions = true };
        yield return new Piece($"{lesson.Number}-stubs", all.Length, (checker, stop) => Stubs(checker, lesson, stop))
        {
            Sources = new Sources(lesson, all, []) { Folders = [lesson.Folders.Exercise] },
        };
        yield return new Piece($"{lesson.Number}-solution", all.Length, (checker, stop) => new RightAnswers(checker, lesson).Solution(stop))
        {
            Sources = new Sources(lesson, all, mistakes),
        };
        foreach (var task in lesson.Tasks)
        {
            var ofTask = mistakes.Where(entry => entry.TaskId == task.Id).ToList();
            var unseenOfTask = unseen.Where(answer => answer.Entry.TaskId == task.Id).ToList();
            if (ofTask.Count + unseenOfTask.Count > 0)
            {
                yield return new Piece(
                    $"{lesson.Number}-mistakes-{task.Id}",
                    ofTask.Count + unseenOfTask.Count,
                    (checker, stop) => new WrongAnswers(book, checker, lesson).Prove(ofTask, unseenOfTask, stop))
                {
                    // The tests of other tasks may tell a right answer from the solution, too.
                    Sources = new Sources(
                        lesson, unseenOfTask.Any(answer => answer.IsRight) ? all : [task.Id], [.. ofTask, .. unseenOfTask.Select(answer => answer.Entry)]),
                    IsOfWrongAnswers = true,
                };
            }
        }

        foreach (var alternative in CatalogueEntry.ReadAll(lesson.Folders.Alternatives))
        {
            yield return new Piece(
                $"{lesson.Number}-alternative-{alternative.Name}",
                1,
                async (checker, stop) => [await new RightAnswers(checker, lesson).Prove(ProofKind.Alternative, alternative, stop)])
            {
                Sources = new Sources(lesson, all, [alternative, .. mistakes.Where(mistake => mistake.TaskId == alternative.TaskId)]),
            };
        }

        var questions = QuestionReader.Questions(lesson);
        if (questions.Count > 0)
        {
            var named = questions.SelectMany(question => question.Options).Select(option => option.Mistake).ToHashSet();
            yield return new Piece($"{lesson.Number}-questions", questions.Count, (checker, stop) => QuestionProofs.Prove(checker, lesson, stop))
            {
                Sources = new Sources(lesson, all, [.. mistakes.Where(mistake => named.Contains(mistake.Name))])
                {
                    File = lesson.Folders.Questions,
                    WholeBook = true, // their code may use any lesson's
                },
                IsOfQuestions = true,
            };
        }

        yield return new Piece($"{lesson.Number}-repairs", RepairProofs.GateSample, (checker, stop) => new RepairProofs(checker).Prove(lesson, stop))
        {
            Sources = new Sources(lesson, all, []),
        };
        yield return new Piece($"{lesson.Number}-demo", 1, (_, _) => Task.FromResult<IReadOnlyList<Proof>>([Demo(lesson)]))
        {
            Sources = new Sources(lesson, all, [])
            {
                Folders = [.. Prerequisites.Shown(book, [lesson.Number]).Select(shown => shown.Folders.Demo)],
                WholeBook = true,
            },
        };
    }

    private IReadOnlyList<Proof> Words(Lesson lesson) =>
        [.. TextProofs.Prove(book, lesson), .. ShapeProofs.Prove(lesson), .. GivenProofs.Prove(book, lesson)];

    private static async Task<IReadOnlyList<Proof>> Stubs(LessonChecker checker, Lesson lesson, CancellationToken cancelled)
    {
        var report = await checker.Check(new CheckRequest(lesson), cancelled);
        return [.. report.Tasks.Select(task => new Proof(lesson.Number, ProofKind.Stub, task.Task.Id, IsUnwritten(task)
            ? null
            : $"on the shipped stub its state is {task.Status}, with {task.Tests.Count} tests; expected NotStarted "
                + "(verify is for authors: it wants the exercises as they are shipped)"))];
    }

    private static bool IsUnwritten(TaskReport task) =>
        task.Status is KataStatus.NotStarted or KataStatus.Waiting && task.Tests.Any(test => test.State == TestState.Failed);

    private Proof Demo(Lesson lesson)
    {
        string? fault = null;
        try
        {
            new DemoCompiler(book).Compile(lesson, new HashSet<string>());
        }
        catch (CheckerException exception)
        {
            fault = exception.Message;
        }

        return new Proof(lesson.Number, ProofKind.Demo, "compiles", fault);
    }
}
