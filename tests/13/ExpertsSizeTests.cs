using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson13.Tests;

public class ExpertsSizeTests
{
    private static readonly ModelConfig s_mixtral = KnownModels.Llama with
    {
        Vocabulary = 32_000, Layers = 32, Width = 4096, Heads = 32, KeyHeads = 8, Hidden = 14_336,
    };

    private static readonly ExpertsConfig s_eight = new() { Width = 4096, Hidden = 14_336 };

    [Test, ForTask("13.16")]
    public void Eight_times_seven_billion_are_47_and_13_in_use()
    {
        var (all, inUse) = ExpertsSize.Parameters(s_mixtral, s_eight);
        NumberAssert.Close(
            all,
            46_702_792_704,
            "parameters of Mixtral 8x7B",
            1e-12,
            (8 * 7_241_732_096.0, "the whole model is multiplied by the number of experts: only the MLPs are"),
            (46_702_792_704 - (32_000 * 4096L), "embedding and head count once, and they are two"),
            (46_702_792_704 - (65 * 4096L), "norms do not count"),
            (46_702_792_704 - (32 * 8 * 4096L), "routers do not count"),
            (46_702_792_704 - (32L * 8 * 4096 * 14_336), "an expert has two matrices: a SwiGLU has three"),
            (46_702_792_704 + (32L * 3 * 4096 * 14_336), "the dense MLP counts, whose place the experts take"));
        NumberAssert.Close(
            inUse,
            46_702_792_704 - (6 * 32L * 3 * 4096 * 14_336),
            "parameters of Mixtral 8x7B that work on one token",
            1e-12,
            (46_702_792_704 / 4.0, "everything is divided by four: only the experts are"),
            (46_702_792_704 - (7 * 32L * 3 * 4096 * 14_336), "one expert is in use, and two are chosen"),
            (46_702_792_704 - (6 * 32L * ((3 * 4096 * 14_336) + 4096)), "the router of the others is left out"));
    }

    [Test, ForTask("13.16")]
    public void They_are_what_a_model_has()
    {
        var small = new ExpertsConfig { Width = 20, Hidden = 9, Experts = 5, Chosen = 2 };
        foreach (var (config, experts) in new[]
        {
            (Cases.Small, small),
            (Cases.Small with { Tied = true }, small with { Hidden = 7, Experts = 3, Chosen = 1 }),
            (Cases.Small, small with { Chosen = 4, SharedHidden = 11 }),
            (Cases.Small, small with { SharedHidden = 1 }),
        })
        {
            using var model = new TransformerModel(config);
            var layers = experts.PutInto(model);
            long all = model.parameters().Sum(parameter => parameter.numel());
            long idle = layers.Sum(layer => layer.named_parameters()
                .Where(pair => Enumerable.Range(experts.Chosen, experts.Experts - experts.Chosen)
                    .Any(e => pair.name.StartsWith($"experts.{e}.", StringComparison.Ordinal)))
                .Sum(pair => pair.parameter.numel()));

            string what = (config.Tied ? "tied head, " : "") + (experts.SharedHidden > 0 ? "shared expert, " : "")
                + $"{experts.Chosen} of {experts.Experts}";
            var (seen, inUse) = ExpertsSize.Parameters(config, experts);
            NumberAssert.Close(seen, all, $"parameters in all, counted in a model: {what}");
            long shared = layers.Sum(layer => layer.named_parameters()
                .Where(pair => pair.name.StartsWith("shared", StringComparison.Ordinal))
                .Sum(pair => pair.parameter.numel()));
            NumberAssert.Close(
                inUse,
                all - idle,
                $"parameters in use, counted in a model: {what}",
                suspects: (all - idle - shared, "the shared expert is left out, with its gate: every token meets them"));
        }
    }

    [Test, ForTask("13.16")]
    public void A_single_expert_is_always_in_use()
    {
        var (all, inUse) = ExpertsSize.Parameters(
            Cases.Small, new ExpertsConfig { Width = 20, Hidden = 28, Experts = 1, Chosen = 1 });
        Assert.That(inUse, Is.EqualTo(all), "parameters in use of a model with one expert: all");
    }

    [Test, ForTask("13.16")]
    public void Other_models_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentException>(
            () => ExpertsSize.Parameters(s_mixtral with { Norm = NormKind.Layer }, s_eight), "config", "it is no Llama");
        ArgumentAssert.Rejects<ArgumentException>(
            () => ExpertsSize.Parameters(Cases.Small, s_eight), "config", "its width is 20");
    }
}
