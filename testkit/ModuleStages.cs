using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>What the modules of a model give while it runs, as stages: hidden states, layer by layer.</summary>
public static class ModuleStages
{
    /// <summary>Runs a model, and records what some of its modules give, in the order in which they are called.</summary>
    /// <param name="model">The model.</param>
    /// <param name="run">Runs it; the result becomes the last stage, <c>output</c>.</param>
    /// <param name="modules">The modules by their registered names, for example <c>layers.0</c>.</param>
    /// <param name="axes">What each dimension of what they give is, in order.</param>
    /// <returns>
    /// A stage for each call of a module. A module that is never called, or by <c>forward</c> alone, which no hook sees, has
    /// none. Of a module that returns several tensors, the first is recorded.
    /// </returns>
    /// <exception cref="ArgumentException">A module has a signature that is not known here.</exception>
    public static IReadOnlyList<NamedStage> Record(
        nn.Module model, Func<Tensor> run, IReadOnlyList<string> modules, params IReadOnlyList<StageAxis> axes)
    {
        var stages = new List<NamedStage>();
        using var scope = NewDisposeScope();

        void Keep(string name, Tensor values)
        {
            int before = stages.Count(stage => stage.Name == name || stage.Name.StartsWith($"{name}, call ", StringComparison.Ordinal));
            var copy = values.detach().clone().DetachFromDisposeScope(); // the scope around it may close before the run ends
            scope.Attach(copy);
            stages.Add(new NamedStage(before == 0 ? name : $"{name}, call {before + 1}", copy, axes));
        }

        var hooks = model.named_modules()
            .Where(named => modules.Contains(named.name))
            .Select(named => Hook(named.module, values => Keep(named.name, values)))
            .ToList();
        try
        {
            Keep("output", run());
        }
        finally
        {
            hooks.ForEach(remove => remove());
        }

        stages.ForEach(stage => stage.Values.MoveToOuterDisposeScope());
        return stages;
    }

    /// <summary>Has a module tell what it gives, until the action that is returned is called.</summary>
    private static Action Hook(nn.Module module, Action<Tensor> keep)
    {
        T Seen<T>(T result, Tensor values)
        {
            keep(values);
            return result;
        }

        return module switch
        {
            nn.Module<Tensor, Tensor> one => one.register_forward_hook((_, _, result) => Seen(result, result)).remove,
            nn.Module<Tensor, Tensor?, Tensor> two => two.register_forward_hook((_, _, _, result) => Seen(result, result)).remove,
            nn.Module<Tensor, Tensor?, (Tensor, Tensor)> pair =>
                pair.register_forward_hook((_, _, _, result) => Seen(result, result.Item1)).remove,
            nn.Module<Tensor, Tensor, Tensor?, Tensor> three =>
                three.register_forward_hook((_, _, _, _, result) => Seen(result, result)).remove,
            nn.Module<Tensor, Tensor, Tensor?, (Tensor, Tensor)> triple =>
                triple.register_forward_hook((_, _, _, _, result) => Seen(result, result.Item1)).remove,
            _ => throw new ArgumentException(
                $"{module.GetType().Name} takes or gives what ModuleStages does not know yet; add its signature there.", nameof(module)),
        };
    }
}
