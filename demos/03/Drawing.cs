using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03.Demos;

/// <summary>What several parts draw in the same way.</summary>
internal static class Drawing
{
    public static readonly HeatmapRange Cosines = new(-1, 1);

    /// <summary>The labels 0, 1, 2, …; of a long list, only some at equal distances.</summary>
    public static string[] Numbers(long count, int every = 1) =>
        [.. Enumerable.Range(0, (int)count).Select(number => number % every == 0 ? $"{number}" : string.Empty)];

    /// <summary>Random values that are the same on every run.</summary>
    public static Tensor Random(ulong seed, params long[] shape)
    {
        using var generator = new Generator(seed);
        return randn(shape, generator: generator);
    }

    /// <summary>
    /// Gives a module's parameters fresh values that are the same on every run: matrices for a variance of 1 behind
    /// them, biases 0, and those in <paramref name="small"/> a spread of 0.02.
    /// </summary>
    public static TModule Fresh<TModule>(TModule module, ulong seed, params string[] small)
        where TModule : nn.Module
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var generator = new Generator(seed);
        foreach (var (name, parameter) in module.named_parameters())
        {
            double spread = parameter.dim() < 2 ? 0
                : small.Any(name.StartsWith) ? 0.02
                : 1 / Math.Sqrt(parameter.size(-1));
            parameter.copy_(randn(parameter.shape, generator: generator) * spread);
        }

        return module;
    }
}
