using System.Reflection;
using Katas.Lesson04;
using TorchSharp;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson09;

/// <summary>Makes the parts of a model that its configuration chooses, and exchanges parts by name.</summary>
public static class Parts
{
    /// <summary>The norm that a configuration asks for.</summary>
    /// <param name="config">The configuration.</param>
    public static nn.Module<Tensor, Tensor> Norm(ModelConfig config) => config switch
    {
        { Norm: NormKind.None } => nn.Identity(),
        { Norm: NormKind.Rms } => new RmsNorm(config.Width, config.NormEps),
        { NormBias: true } => new LayerNorm(config.Width, config.NormEps),
        _ => new ShiftlessLayerNorm(config.Width, config.NormEps),
    };

    /// <summary>The MLP that a configuration asks for; null for none.</summary>
    /// <param name="config">The configuration.</param>
    public static nn.Module<Tensor, Tensor>? Mlp(ModelConfig config) => config.Mlp switch
    {
        MlpKind.None => null,
        MlpKind.SwiGlu => new SwiGlu(config.Width, config.Hidden, config.MlpBias),
        MlpKind.Gelu => new GeluMlp(config.Width, config.Hidden, Activation.GELU, config.MlpBias),
        _ => new GeluMlp(config.Width, config.Hidden, Activation.GELUTanh, config.MlpBias),
    };

    /// <summary>Finds a part by its name, for example <c>blocks.0.attention.query</c>.</summary>
    /// <param name="model">The module that it is a part of.</param>
    /// <param name="name">The name, as <c>named_modules</c> has it.</param>
    /// <exception cref="ArgumentException">There is no part of that name.</exception>
    public static nn.Module Find(nn.Module model, string name) =>
        model.named_modules().FirstOrDefault(part => part.name == name).module
        ?? throw new ArgumentException($"{model.GetName()} has no part {name}.", nameof(name));

    /// <summary>
    /// Puts another module in the place of a part: it is called instead, and registered under the same name. The model
    /// keeps nothing of the old part, which is not disposed: the new one may have it inside.
    /// </summary>
    /// <param name="model">The module that it is a part of.</param>
    /// <param name="name">The part's name, as <c>named_modules</c> has it.</param>
    /// <param name="part">The new part.</param>
    /// <exception cref="ArgumentException">
    /// There is no part of that name, or it takes or gives something else.
    /// </exception>
    public static void Replace(nn.Module model, string name, nn.Module<Tensor, Tensor> part)
    {
        Find(model, name);
        int dot = name.LastIndexOf('.');
        var (owner, own) = (dot < 0 ? model : Find(model, name[..dot]), name[(dot + 1)..]);
        var field = owner.GetType().GetField(own, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
        if (field is null || !field.FieldType.IsInstanceOfType(part))
        {
            throw new ArgumentException(
                $"{name} cannot be replaced by a module that makes a tensor of a tensor.", nameof(name));
        }

        field.SetValue(owner, part);
        owner.register_module(own, null!);
        owner.register_module(own, part);
    }
}
