using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>Numbers out of tensors, and seeded numbers into modules.</summary>
internal static class Numbers
{
    /// <summary>All values of a tensor, of whatever type, row by row.</summary>
    public static double[] Read(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.detach().cpu().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    /// <summary>The size of a token's features: the root of their mean square.</summary>
    public static double Size(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        return tokens.detach().square().mean().sqrt().ToDouble();
    }

    /// <summary>
    /// Fills a module anew, from a generator of the demonstration's own: matrices by Xavier's rule, as Xiong et al. do;
    /// biases 0; the scales of norms stay 1.
    /// </summary>
    public static TModule Fresh<TModule>(TModule module, Generator generator)
        where TModule : nn.Module
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (name, parameter) in module.named_parameters().OrderBy(pair => pair.name, StringComparer.Ordinal))
        {
            if (parameter.dim() == 2)
            {
                double spread = Math.Sqrt(2.0 / (parameter.size(0) + parameter.size(1)));
                parameter.copy_(randn(parameter.shape, generator: generator) * spread);
            }
            else if (name.EndsWith("bias", StringComparison.Ordinal))
            {
                parameter.zero_();
            }
        }

        return module;
    }
}
