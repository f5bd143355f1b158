using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Demos;

/// <summary>Modules with seeded weights.</summary>
internal static class Fresh
{
    /// <summary>Fills every matrix of a module with seeded numbers that roughly preserve the size of vectors.</summary>
    public static TModule Weights<TModule>(TModule module, ulong seed, double spread = 1)
        where TModule : nn.Module
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var generator = new Generator(seed);
        foreach (var (_, parameter) in module.named_parameters().Where(pair => pair.parameter.dim() == 2))
        {
            parameter.copy_(randn(parameter.shape, generator: generator) * spread / Math.Sqrt(parameter.size(1)));
        }

        return module;
    }
}
