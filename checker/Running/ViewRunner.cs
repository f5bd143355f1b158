using System.Reflection;
using Katas.Checker.Running.Messages;
using Katas.Checker.Verdicts;
using Katas.Testkit.State;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Checker.Running;

/// <summary>Computes a lesson's view, and flattens its stages, so that they can leave the process.</summary>
internal sealed class ViewRunner(Action<Message> send)
{
    public void Run(Assembly assembly, RunView request)
    {
        send(new Started(request.Type, ""));
        var state = ProgramState.Remember();
        var outcome = Compute(assembly, request);
        state.PutBack(); // for what runs next; a view is no test
        send(new Viewed(outcome));
    }

    private static ViewOutcome Compute(Assembly assembly, RunView request)
    {
        using var scope = NewDisposeScope();
        var view = (ILessonView)Activator.CreateInstance(assembly.GetType(request.Type, throwOnError: true)!)!;
        string input = request.Input ?? view.Example;
        var outcome = new ViewOutcome(view.Title, view.InputHelp, input, [], null, null);
        try
        {
            return outcome with
            {
                Stages = [.. view.Compute(new ViewInput(input, request.Data)).SelectMany(stage => ProbeRunner.Flatten(stage))],
            };
        }
        catch (FormatException exception)
        {
            return outcome with { Problem = exception.Message };
        }
        catch (Exception exception)
        {
            return outcome with { Exception = $"{exception.GetType().Name}: {exception.Message}" };
        }
    }
}
