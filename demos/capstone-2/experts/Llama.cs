using Katas.Lesson13;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Capstone2;

/// <summary>The half of the model that lesson 13 brings: experts, and what keeps their router even while it learns.</summary>
internal sealed partial class Llama
{
    private const double BalanceWeight = 0.02;
    private const double ZWeight = 0.001;

    private readonly RouterNotes _notes = new();
    private ExpertsConfig _experts = null!;
    private IReadOnlyList<ExpertsMlp> _layers = [];

    // Two of eight experts of half the size: as many operations as the MLP that they replace.
    partial void PutExperts()
    {
        _experts = new ExpertsConfig { Width = Model.Config.Width, Hidden = Model.Config.Hidden / 2, Experts = 8, Chosen = 2 };
        _layers = _experts.PutInto(Model);
        Kind = Invariant($"{_experts.Experts} experts of {_experts.Hidden}, {_experts.Chosen} chosen");
    }

    // Notes are taken while the router itself learns: not when the model is measured or asked, nor when it is frozen.
    partial void BeforeRun()
    {
        bool learns = Model.training && _layers[0].named_parameters().Any(each => each.name == "router.weight" && each.parameter.requires_grad);
        foreach (var layer in _layers)
        {
            layer.Notes = learns ? _notes : null;
        }
    }

    partial void AfterRun(ref Tensor logits)
    {
        foreach (var layer in _layers)
        {
            layer.Notes = null;
        }

        if (_notes.Logits.Count > 0)
        {
            var router = _notes.Pooled(); // [layers · tokens, experts]
            var loss = (BalanceWeight * RouterLosses.Balance(router, _experts.Chosen)) + (ZWeight * RouterLosses.Z(router));
            logits = LossBeside.apply(logits, loss);
            _notes.Clear();
        }
    }

    partial void AddToAbout(ref string text)
    {
        var (all, inUse) = ExpertsSize.Parameters(Model.Config, _experts);
        text += Invariant($"In the place of its MLPs stand {_experts.Experts} experts, of which a token goes to {_experts.Chosen}: of the {all:#,0} ")
            + Invariant($"parameters, {inUse:#,0} work on one token. ");
    }
}

/// <summary>
/// Lets lesson 08's loop, which knows one loss, train by a second one: on the way there the logits pass as they are, on the way back the
/// second loss is told that it counts 1.
/// </summary>
internal sealed class LossBeside : autograd.SingleTensorFunction<LossBeside>
{
    /// <inheritdoc/>
    public override string Name => nameof(LossBeside);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]).clone();

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output.clone(), ones(1).squeeze()];
}
