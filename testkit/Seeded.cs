using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>
/// Random inputs that are the same on every run. Each has a generator of its own: the code under test may draw from
/// torch's global one without changing what it is given.
/// </summary>
public static class Seeded
{
    /// <summary>Float32 values from the standard normal distribution.</summary>
    /// <param name="seed">The seed of the values.</param>
    /// <param name="shape">The sizes of the dimensions.</param>
    public static Tensor Normal(int seed, params long[] shape) => Normal(seed, ScalarType.Float32, shape);

    /// <summary>Values from the standard normal distribution.</summary>
    /// <param name="seed">The seed of the values.</param>
    /// <param name="type">The dtype.</param>
    /// <param name="shape">The sizes of the dimensions.</param>
    public static Tensor Normal(int seed, ScalarType type, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randn(shape, dtype: type, generator: generator);
    }

    /// <summary>Float32 weights: positive, and each row (the last dimension) sums to 1.</summary>
    /// <param name="seed">The seed of the values.</param>
    /// <param name="shape">The sizes of the dimensions.</param>
    public static Tensor Weights(int seed, params long[] shape) => Weights(seed, ScalarType.Float32, shape);

    /// <summary>Weights: positive, and each row (the last dimension) sums to 1.</summary>
    /// <param name="seed">The seed of the values.</param>
    /// <param name="type">The dtype.</param>
    /// <param name="shape">The sizes of the dimensions.</param>
    public static Tensor Weights(int seed, ScalarType type, params long[] shape)
    {
        using var scope = NewDisposeScope();
        return nn.functional.softmax(Normal(seed, type, shape), -1).MoveToOuterDisposeScope();
    }

    /// <summary>A boolean mask, true = may attend, in which about half is true and at least one of each row.</summary>
    /// <param name="seed">The seed of the values.</param>
    /// <param name="shape">The sizes of the dimensions.</param>
    public static Tensor Mask(int seed, params long[] shape)
    {
        using var scope = NewDisposeScope();
        var values = Normal(seed, shape);
        return (values > 0).logical_or(values == values.amax([-1], keepdim: true)).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Gives every parameter of a module values that follow from its name alone, so that two modules with the same
    /// names and shapes compute the same, in whatever order they made their parameters.
    /// </summary>
    /// <typeparam name="TModule">The module's type.</typeparam>
    /// <param name="module">The module, which is changed.</param>
    /// <param name="seed">The seed of the values, together with the names.</param>
    /// <returns>The same module.</returns>
    public static TModule Parameters<TModule>(TModule module, int seed = 0)
        where TModule : nn.Module
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (name, parameter) in module.named_parameters())
        {
            parameter.copy_(Normal(SeedOf(name, seed), parameter.dtype, parameter.shape) * 0.5);
        }

        return module;
    }

    // string.GetHashCode differs from run to run.
    private static int SeedOf(string name, int seed) =>
        name.Aggregate(seed + 17, (hash, letter) => unchecked((hash * 31) + letter)) & int.MaxValue;
}
