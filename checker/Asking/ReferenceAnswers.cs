using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Running;

namespace Katas.Checker.Asking;

/// <summary>Has the reference answer questions, lesson by lesson, while the learner thinks about the first.</summary>
internal sealed class ReferenceAnswers : IDisposable
{
    private readonly TestHost host;
    private readonly CancellationTokenSource enough;
    private readonly Dictionary<string, Task<IReadOnlyDictionary<string, QuestionResult>>> lessons = [];

    /// <summary>Begins to compute.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="limits">The limits on it.</param>
    /// <param name="questions">What is asked, in this order.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    public ReferenceAnswers(Workbook book, HostLimits limits, IReadOnlyList<Question> questions, CancellationToken cancelled)
    {
        host = new TestHost(limits);
        enough = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        var stop = enough.Token;
        var code = new QuestionCode(new LessonCompiler(book), host);
        Task before = Task.CompletedTask;
        foreach (var ofLesson in questions.GroupBy(question => question.Lesson))
        {
            before = lessons[ofLesson.Key] = After(before, book.Lesson(ofLesson.Key), [.. ofLesson]);
        }

        // One at a time: there is one child. Each tells of its own failure where its answer is asked for.
        async Task<IReadOnlyDictionary<string, QuestionResult>> After(Task earlier, Lesson lesson, IReadOnlyList<Question> asked)
        {
            await earlier.ContinueWith(_ => { }, TaskScheduler.Default);
            return await Task.Run(() => code.Run(lesson, SourceTrees.Solution(lesson), asked, stop), stop);
        }
    }

    /// <summary>The right answer to a question.</summary>
    /// <exception cref="CheckerException">The reference gives none.</exception>
    public async Task<GivenValue> Of(Question question)
    {
        var result = (await lessons[question.Lesson])[question.Id];
        return result.Value ?? throw new CheckerException($"Question {question.Id} can't be judged: {result.Fault}", ExitCode.Internal);
    }

    public void Dispose()
    {
        enough.Cancel();
        try
        {
            Task.WhenAll(lessons.Values).Wait();
        }
        catch (AggregateException)
        {
            // Whoever asked for the answer was told; of what nobody waits for, nobody needs to know.
        }

        host.Dispose();
        enough.Dispose();
    }
}
