extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson13;

namespace Katas.Lesson13.Tests;

/// <summary>Layers under test and reference layers with the same weights, of sizes that are all different.</summary>
internal static class Layers
{
    public const long Width = 6;

    /// <summary>Five experts, of which two are chosen.</summary>
    public static ExpertsConfig Mixtral { get; } = new() { Width = Width, Hidden = 10, Experts = 5, Chosen = 2 };

    /// <summary>One of each kind, by name.</summary>
    public static IReadOnlyDictionary<string, ExpertsConfig> Kinds { get; } = new Dictionary<string, ExpertsConfig>
    {
        ["Mixtral"] = Mixtral,
        ["weights as they are"] = Mixtral with { SumToOne = false, Chosen = 3 },
        ["with a shared expert"] = Mixtral with { SharedHidden = 7, SumToOne = false },
        ["with half of the places"] = Mixtral with { CapacityFactor = 0.5 },
        ["with everything"] = Mixtral with { CapacityFactor = 0.8, SharedHidden = 7, SumToOne = false },
    };

    /// <summary>A layer, and the reference's with the same weights.</summary>
    public static (ExpertsMlp layer, Reference.ExpertsMlp reference) Pair(
        ExpertsConfig config, ScalarType type = ScalarType.Float32)
    {
        var layer = new ExpertsMlp(config);
        var reference = new Reference.ExpertsMlp(Same(config));
        layer.to(type);
        reference.to(type);
        Weights.Copy(from: Seeded.Parameters(layer), to: reference);
        return (layer, reference);
    }

    /// <summary>Networks whose answers differ, and that count how often they are called.</summary>
    public static Counted[] Experts(int count) => [.. Enumerable.Range(1, count).Select(i => new Counted(i))];

    /// <summary>Who goes where for some tokens, as the reference's router has it.</summary>
    public static Routing Route(int seed, long tokens, long experts, long k, ScalarType type = ScalarType.Float32)
    {
        var routing = Reference.Router.Choose(Seeded.Normal(seed, type, tokens, experts) * 2, k, true);
        return new Routing(routing.Chosen, routing.Weights);
    }

    /// <summary>The same configuration, as the reference takes it.</summary>
    public static Reference.ExpertsConfig Same(ExpertsConfig config) => new()
    {
        Width = config.Width,
        Hidden = config.Hidden,
        Experts = config.Experts,
        Chosen = config.Chosen,
        SumToOne = config.SumToOne,
        CapacityFactor = config.CapacityFactor,
        SharedHidden = config.SharedHidden,
    };

    /// <summary>The mixture, token by token and choice by choice: slow, and plainly right.</summary>
    public static Tensor OneByOne(Tensor tokens, Routing routing, Tensor? places, Counted[] experts)
    {
        Tensor[] mixed = new Tensor[tokens.size(0)];
        for (long t = 0; t < tokens.size(0); t++)
        {
            mixed[t] = zeros_like(tokens[t]);
            for (long c = 0; c < routing.Chosen.size(1); c++)
            {
                if (places is null || places[t, c].ToBoolean())
                {
                    var expert = experts[routing.Chosen[t, c].ToInt64()];
                    mixed[t] = mixed[t] + (routing.Weights[t, c] * expert.Answer(tokens[t].unsqueeze(0)).squeeze(0));
                }
            }
        }

        return stack(mixed);
    }

    /// <summary>A network that answers with the token's features times its number, and its number's sine.</summary>
    /// <param name="number">Its number, from 1.</param>
    public sealed class Counted(int number) : nn.Module<Tensor, Tensor>($"expert {number}")
    {
        /// <summary>How many tokens it was given, call by call.</summary>
        public List<long> Calls { get; } = [];

        /// <inheritdoc/>
        public override Tensor forward(Tensor input)
        {
            Calls.Add(input.size(0));
            return Answer(input);
        }

        /// <summary>What it answers.</summary>
        public Tensor Answer(Tensor input) => (input * number) + (input * number).sin();
    }
}
