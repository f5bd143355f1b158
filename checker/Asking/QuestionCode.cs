using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Katas.Checker.Asking;

/// <summary>Runs the code of questions on a lesson's files: each as a probe of its own, in the child that runs tests.</summary>
/// <param name="compiler">The compiler.</param>
/// <param name="host">The child.</param>
internal sealed class QuestionCode(LessonCompiler compiler, TestHost host)
{
    /// <summary>What each question's code gives.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="files">The solution's files, or these with a mistake in them.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="cancelled">Ctrl-C.</param>
    /// <exception cref="CheckerException">The code does not compile.</exception>
    public async Task<IReadOnlyDictionary<string, QuestionResult>> Run(
        Lesson lesson, IReadOnlyList<SyntaxTree> files, IReadOnlyList<Question> questions, CancellationToken cancelled)
    {
        host.Warm(); // it starts while this side compiles
        var compiled = compiler.Compile(lesson.AssemblyName, [.. files, Tree(lesson, questions)], cancelled);
        if (!compiled.Succeeded)
        {
            throw new CheckerException(
                $"The questions of lesson {lesson.Number} do not compile: {compiled.Errors[0]}", ExitCode.DoesNotCompile);
        }

        var results = new Dictionary<string, QuestionResult>();
        foreach (var question in questions)
        {
            results[question.Id] = Result(await host.RunProbes(compiled.Assembly, compiled.Symbols, question.Id, cancelled));
        }

        return results;
    }

    private static QuestionResult Result(ProbeRun run)
    {
        if (run.CutOff is { } reason || run.Outcomes.Count == 0)
        {
            return new QuestionResult(null, $"its code did not run to its end: {run.CutOff ?? "it is not there"}");
        }

        var outcome = run.Outcomes[0];
        return outcome.Exception is { } exception
            ? new QuestionResult(null, $"its code throws {exception}: {outcome.Text}")
            : new QuestionResult(
                new GivenValue(outcome.Parts),
                run.Outcomes.FirstOrDefault(other => !other.IsOfProbe) is { } left ? $"its code leaves something changed: {left.Parts[0].Kind}" : null);
    }

    /// <summary>A method for each question, in the lesson's namespace, with the names that its suite has in scope.</summary>
    private static SyntaxTree Tree(Lesson lesson, IReadOnlyList<Question> questions)
    {
        var methods = questions.Select(question =>
            $"[Probe(\"{question.Id}\")] public static object? {question.Id[(question.Id.IndexOf('.') + 1)..]}()\n{Body(question.Code)}\n");
        string text = $$"""
            using Katas.Testkit;
            using Katas.Toolkit;
            using TorchSharp;
            using TorchSharp.Modules;
            using static TorchSharp.torch;
            namespace Katas.Lesson{{lesson.Number}}.Asked
            {
                public static class Questions
                {
            {{string.Concat(methods)}}
                }
            }
            """;
        return SourceTrees.Parse(text, lesson.Folders.Questions);
    }

    private static string Body(string code) =>
        SyntaxFactory.ParseExpression(code, options: SourceTrees.Options) is { ContainsDiagnostics: false }
            ? $"=> {code};"
            : $"{{\n{code}\n}}";
}
