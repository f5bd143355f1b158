using System.Reflection;
using System.Runtime.CompilerServices;
using Katas.Checker.Running.Messages;
using Katas.Checker.Verdicts;
using Katas.Testkit;
using Katas.Testkit.State;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Checker.Running;

/// <summary>
/// Runs a task's probes and flattens their results, so that they can leave the process. What they leave changed for the whole program is
/// put back after each, and told once, as one outcome more: a mistake that does nothing else is known by it.
/// </summary>
internal sealed class ProbeRunner(Action<Message> send)
{
    public void Run(Assembly assembly, string taskId)
    {
        var left = new HashSet<string>();
        foreach (var probe in Find(assembly, taskId))
        {
            send(new Started(probe.Name, taskId));
            var (outcome, changed) = Run(probe);
            left.UnionWith(changed);
            send(new Probed(outcome));
        }

        if (left.Count > 0)
        {
            send(new Probed(new ProbeOutcome(
                ProbeOutcome.LeftBehind, [.. left.Order(StringComparer.Ordinal).Select(sentence => new ProbePart(sentence, [], []))], null, null)));
        }
    }

    /// <summary>The probes of a task, in the order in which they run.</summary>
    public static IEnumerable<MethodInfo> Find(Assembly assembly, string taskId) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where method.GetCustomAttribute<ProbeAttribute>()?.Id == taskId
        orderby type.FullName, method.Name
        select method;

    /// <summary>Runs one, and puts back what it has left changed for the whole program: a sentence for each such change.</summary>
    public static (ProbeOutcome Outcome, IReadOnlyList<string> Left) Run(MethodInfo probe)
    {
        var state = ProgramState.Remember();
        var outcome = Invoke(probe);
        return (outcome, state.PutBack(mayReseed: probe.IsDefined(typeof(ReseedsAttribute))));
    }

    private static ProbeOutcome Invoke(MethodInfo probe)
    {
        using var scope = NewDisposeScope();
        var parts = new List<ProbePart>();
        try
        {
            // Stages may come one by one, each computed when it is asked for: those before an exception are kept.
            foreach (var part in Flatten(probe.Invoke(null, null)))
            {
                parts.Add(part);
            }

            return new ProbeOutcome(probe.Name, parts, null, null);
        }
        catch (Exception exception)
        {
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            return new ProbeOutcome(
                probe.Name, [.. parts.Where(part => part.Stage is not null)], cause.GetType().Name, cause.Message);
        }
    }

    /// <summary>What a value is made of, so that it can leave the process.</summary>
    public static IEnumerable<ProbePart> Flatten(object? value) => value switch
    {
        null => [new ProbePart("null", [], [])],
        Tensor { IsInvalid: true } => [new ProbePart("disposed tensor", [], [])],
        Tensor tensor => [ProbePart.From(TensorValues.Copy(tensor))],
        NamedStage stage => Flatten(stage.Values).Select(part => part with { Stage = stage.Name, Axes = stage.Axes }),
        string text => [new ProbePart(text, [], [])],
        bool or int or long or float or double => [new ProbePart(ProbePart.Number, [], [Convert.ToDouble(value)])],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Flatten(tuple[i])),
        System.Collections.IEnumerable items => items.Cast<object?>().SelectMany(Flatten),
        _ => [new ProbePart(value.ToString() ?? "", [], [])],
    };
}
