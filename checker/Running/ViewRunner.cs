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
    // Of more cells nobody reads the arithmetic one by one.
    private const int MostTold = 4096;

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
        var type = assembly.GetType(request.Type, throwOnError: true)!;
        var view = (ILessonView)Activator.CreateInstance(type)!;
        string text = request.Input ?? view.Example;
        var outcome = new ViewOutcome(view.Title, view.InputHelp, text, [], null, null)
        {
            Example = view.Example,
            Options = [.. type.GetCustomAttributes<ViewOptionAttribute>().Select(option =>
                ViewOption.From(option, request.Options.GetValueOrDefault(option.Name, option.Initial)))],
        };
        try
        {
            var input = new ViewInput(text, request.Data) { Options = new ViewOptions(type, request.Options), Kept = request.Kept };
            return outcome with { Stages = [.. view.Compute(input).SelectMany(Flatten)] };
        }
        catch (ViewOptionException exception)
        {
            return outcome with { OptionProblem = exception.Message };
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

    private static IEnumerable<ProbePart> Flatten(NamedStage stage) => ProbeRunner.Flatten(stage).Select(part => part with
    {
        Look = new StageLook(stage.Kind)
        {
            IsTwoSided = stage.IsTwoSided,
            Words = Cells(part, stage.Words),
            Arithmetic = Cells(part, stage.Arithmetic),
            Toggles = stage.Toggles,
        },
    });

    /// <summary>What is told of each cell, in row-major order; null where nothing is, or the cells are too many.</summary>
    private static IReadOnlyList<string>? Cells(ProbePart part, Func<int[], string>? tell)
    {
        if (tell is null || part.Values.Length > MostTold || part.Tensor() is null)
        {
            return null;
        }

        int[] at = new int[part.Shape.Length];
        var told = new string[part.Values.Length];
        for (int cell = 0; cell < told.Length; cell++)
        {
            int rest = cell;
            for (int axis = at.Length - 1; axis >= 0; axis--)
            {
                at[axis] = rest % (int)part.Shape[axis];
                rest /= (int)part.Shape[axis];
            }

            told[cell] = tell(at);
        }

        return told;
    }
}
