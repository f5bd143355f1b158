using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Reading;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing;

/// <summary>Shows a task's code to every rule, with the solution's code for comparison.</summary>
/// <param name="compiler">The compiler.</param>
/// <param name="isStrict">Whether a rule that stumbles is an error (<see cref="RuleException"/>), and not silent.</param>
/// <param name="rules">The rules; null for all.</param>
internal sealed class RuleFinder(LessonCompiler compiler, bool isStrict = false, IReadOnlyList<IRule>? rules = null)
{
    private readonly Dictionary<string, Compilation> solutions = [];
    private readonly Dictionary<string, TaskCode?> references = [];

    // The report and the author's gate ask for the same.
    private (Compilation Compilation, string TaskId, IReadOnlyList<Finding> Findings)? last;

    /// <summary>What the rules recognise.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="compilation">The code, compiled, errors or not.</param>
    /// <param name="taskId">The task.</param>
    public IReadOnlyList<Finding> Find(Lesson lesson, Compilation compilation, string taskId)
    {
        if (last is { } known && known.Compilation == compilation && known.TaskId == taskId)
        {
            return known.Findings;
        }

        IReadOnlyList<Finding> findings = [];
        if (Member(compilation, taskId) is { } member)
        {
            var code = TaskCode.Create(member, compilation, Reference(lesson, taskId));
            findings = [.. (rules ?? AllRules.Instances).SelectMany(rule => Examine(rule, code))];
        }

        last = (compilation, taskId, findings);
        return findings;
    }

    /// <summary>What rules found, as far as it can explain why a task fails: what explains another failing test than the first comes last.</summary>
    /// <param name="findings">Findings of rules, and others, which stay as they are.</param>
    /// <param name="report">The task's report.</param>
    public static IEnumerable<Finding> Explaining(IEnumerable<Finding> findings, TaskReport report)
    {
        var (first, all) = (Failures.First(report), Failures.All(report));
        foreach (var finding in findings)
        {
            var explains = finding.Source == FindingSource.Rule ? AllRules.Instances.Single(rule => rule.Id == finding.Name).Explains : FailureKind.Any;
            if ((explains & first) != 0)
            {
                yield return finding;
            }
            else if ((explains & all) != 0)
            {
                yield return finding with { Likelihood = Likelihoods.OfAnotherTest };
            }
        }
    }

    /// <summary>The member that is a task, in a compilation's files.</summary>
    public static TaskMember? Member(Compilation compilation, string taskId) =>
        TaskMember.In(compilation.SyntaxTrees).FirstOrDefault(member => member.TaskId == taskId);

    private IEnumerable<Finding> Examine(IRule rule, TaskCode code)
    {
        try
        {
            return [.. rule.Examine(code).Select(hit => new Finding(
                FindingSource.Rule, rule.Id, rule.Title, hit.Hint, hit.Because, hit.Place, Likelihood(rule.Certainty)))];
        }
        catch (Exception exception) when (isStrict)
        {
            throw new RuleException(rule.Id, exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or NullReferenceException or ArgumentException or InvalidCastException)
        {
            // A rule that stumbles over half-written code has nothing to say about it. The learner still hears the others.
            return [];
        }
    }

    private static double Likelihood(Certainty certainty) => certainty switch
    {
        Certainty.Sure => Likelihoods.Sure,
        Certainty.Likely => Likelihoods.Likely,
        _ => Likelihoods.Possible,
    };

    private TaskCode? Reference(Lesson lesson, string taskId)
    {
        if (!references.TryGetValue(taskId, out var reference))
        {
            var solution = Solution(lesson);
            reference = Member(solution, taskId) is { } original ? TaskCode.Create(original, solution) : null;
            references[taskId] = reference;
        }

        return reference;
    }

    private Compilation Solution(Lesson lesson)
    {
        if (!solutions.TryGetValue(lesson.Number, out var solution))
        {
            solution = compiler.Analyse($"Solution{lesson.Number}", SourceTrees.Solution(lesson));
            solutions[lesson.Number] = solution;
        }

        return solution;
    }
}
