using Katas.Lesson09;
using Katas.Lesson09.Demos;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Capstone2;

/// <summary>
/// The model: lesson 09's block as a Llama's, in which two heads share each key head. Where lesson 13 passes, the other half of this
/// class puts experts in the place of its MLPs.
/// </summary>
internal sealed partial class Llama : IDisposable
{
    /// <summary>Makes a model with first weights.</summary>
    /// <param name="vocabulary">The number of kinds of words.</param>
    /// <param name="seed">What its weights follow from.</param>
    public Llama(long vocabulary, int seed)
    {
        Model = new TransformerModel(KnownModels.Llama with
        {
            Vocabulary = vocabulary, Layers = 3, Width = 96, Heads = 6, KeyHeads = 3, Hidden = 256, Tied = true,
        });
        PutExperts();
        FirstWeights.DrawTied(Model, seed);
    }

    /// <summary>The model.</summary>
    public TransformerModel Model { get; }

    /// <summary>What stands in the place of the MLPs, for checkpoints: a model of another kind is refused.</summary>
    public string Kind { get; private set; } = "dense";

    /// <summary>The number of its parameters.</summary>
    public long Parameters => Model.parameters().Sum(parameter => parameter.numel());

    /// <summary>The logits of a batch that is trained or measured on, <c>[batch, length, vocabulary]</c>.</summary>
    /// <param name="input">The tokens.</param>
    public Tensor Logits(ModelInput input)
    {
        using var scope = NewDisposeScope();
        BeforeRun();
        var logits = Model.call(input).Logits!; // [batch, length, vocabulary]
        AfterRun(ref logits);
        return logits.MoveToOuterDisposeScope();
    }

    /// <summary>What it is made of, in a paragraph.</summary>
    public string About()
    {
        var modules = Model.named_modules().Select(part => part.module.GetType()).Prepend(Model.GetType())
            .Where(type => type.Namespace!.StartsWith("Katas.", StringComparison.Ordinal)).Distinct()
            .GroupBy(type => type.Namespace!.Split("Lesson")[^1])
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{string.Join(", ", group.Select(type => type.Name).Order(StringComparer.Ordinal))} ({group.Key})");
        var config = Model.Config;
        string text = Invariant($"A Llama of {config.Layers} blocks and {Parameters:#,0} parameters: {config.Width} features, {config.Heads} heads ")
            + Invariant($"of which {config.Heads / config.KeyHeads} share each key head, rotary positions. ");
        AddToAbout(ref text);
        return text + $"Its modules are yours: {string.Join("; ", modules)}. So are tokens, loss, optimiser, schedule and loop (08), "
            + "adapters, masked labels and packing (12), and what looks into it (14).";
    }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    partial void PutExperts();

    partial void BeforeRun();

    partial void AfterRun(ref Tensor logits);

    partial void AddToAbout(ref string text);
}
