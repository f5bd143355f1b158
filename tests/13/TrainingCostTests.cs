using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson13.Tests;

public class TrainingCostTests
{
    [Test, ForTask("13.1")]
    public void A_small_Llama_is_counted_by_hand() => NumberAssert.Close(
        TrainingCost.Weights(Cases.Small),
        (3 * (2560 + 1680)) + 620,
        "weights of 3 blocks with 2,560 in attention and 1,680 in the MLP each, and 620 in the head",
        suspects:
        [
            ((3 * (2560 + 1680)) + 1240, "the embedding counts as well: looking up multiplies nothing"),
            (3 * (2560 + 1680), "the head does not count"),
            ((3 * (3840 + 1680)) + 620, "keys and values count for every head, and not for the key heads alone"),
            ((3 * ((4 * 400) + 1680)) + 620, "attention's maps count as width · width"),
            ((3 * (2560 + 1120)) + 620, "a SwiGLU has two maps: it has three"),
            (2560 + 1680 + 620, "one block counts, and there are three"),
            (3 * (2560 + 1680 + 620), "each block has a head"),
        ]);

    [Test, ForTask("13.1")]
    public void A_tied_head_multiplies_as_any_other() => NumberAssert.Close(
        TrainingCost.Weights(Cases.Small with { Tied = true }),
        (3 * (2560 + 1680)) + 620,
        "weights of the same model with a tied head: stored once, and multiplied all the same",
        suspects: (3 * (2560 + 1680), "a tied head does not count"));

    [Test, ForTask("13.1")]
    public void What_is_not_there_is_not_counted()
    {
        NumberAssert.Close(
            TrainingCost.Weights(Cases.Small with { Head = false }), 3 * (2560 + 1680), "weights without a head");
        NumberAssert.Close(
            TrainingCost.Weights(Cases.Small with { Mlp = MlpKind.None }), (3 * 2560) + 620, "weights without an MLP");
        NumberAssert.Close(
            TrainingCost.Weights(Cases.Small with { Mlp = MlpKind.Gelu }),
            (3 * (2560 + 1120)) + 620,
            "weights with a GELU, whose MLP has two maps",
            suspects: ((3 * (2560 + 1680)) + 620, "every MLP has three maps"));
        NumberAssert.Close(
            TrainingCost.Weights(Cases.Small with { Mlp = MlpKind.GeluTanh }),
            (3 * (2560 + 1120)) + 620,
            "weights with a GELU by tanh, whose MLP has two maps");
    }

    [Test, ForTask("13.1")]
    public void They_are_the_matrices_of_the_model()
    {
        foreach (var config in new[]
        {
            Cases.Small,
            Cases.Small with { KeyHeads = 3, HeadSize = 4, AttentionBias = true },
            KnownModels.Gpt2 with { Vocabulary = 31, Layers = 2, Width = 24, Heads = 3, Hidden = 40, MaxPositions = 7 },
        })
        {
            using var model = new TransformerModel(config);
            long matrices = model.named_parameters()
                .Where(pair => pair.parameter.dim() == 2 && pair.name is not ("tokens.weight" or "positions.weight"))
                .Sum(pair => pair.parameter.numel());
            long head = config.Tied ? config.Vocabulary * config.Width : 0;
            NumberAssert.Close(
                TrainingCost.Weights(config), matrices + head, "weights, counted in the matrices of a model");
        }
    }

    [Test, ForTask("13.1")]
    public void Llama_7B_has_six_point_six_billion() => NumberAssert.Close(
        TrainingCost.Weights(KnownModels.Llama with
        {
            Vocabulary = 32_000, Layers = 32, Width = 4096, Heads = 32, Hidden = 11_008,
        }),
        6_738_415_616 - (32_000 * 4096) - (65 * 4096),
        "weights of Llama 7B: its 6,738,415,616 parameters without the embedding and 65 norms");

    [Test, ForTask("13.1")]
    public void A_configuration_that_is_none_is_refused() => ArgumentAssert.Rejects<ArgumentException>(
        () => TrainingCost.Weights(Cases.Small with { KeyHeads = 4 }), "config.KeyHeads", "4 do not divide 6");

    [Test, ForTask("13.2")]
    public void A_small_training_is_counted_by_hand()
    {
        double weights = 6.0 * ((3 * (2560 + 1680)) + 620);
        double scores = 12.0 * 3 * 48 * 50;
        NumberAssert.Close(
            TrainingCost.Flops(Cases.Small, 50, new Corpus(4000, 4)),
            1000 * (weights + scores),
            "operations for 1,000 tokens (4,000 bytes), in texts of 50: 6 a weight, and 12 · 3 blocks · 48 · 50",
            suspects:
            [
                (4000 * (weights + scores), "bytes count, and not tokens"),
                (16000 * (weights + scores), "bytes are multiplied by bytes a token"),
                (1000 * weights, "scores and mixing do not count"),
                (1000 * (weights + (scores / 3)), "the scores of one block count, and there are three"),
                (1000 * (weights + (12.0 * 3 * 20 * 50)), "the width stands for heads · head size"),
                (1000 * (weights + (scores / 2)), "scores or mixing count, and not both, or only half of the keys"),
                (1000 * (weights + (scores / 3 * 3 / 50)), "a query meets one key, and not all of the text's"),
                (1000 * ((weights / 3) + (scores / 3)), "only the way forward counts"),
                (1000 * ((weights / 6) + scores), "the factor 6 is missing"),
            ]);
    }

    [Test, ForTask("13.2")]
    public void Every_epoch_costs_as_much() => NumberAssert.Close(
        TrainingCost.Flops(Cases.Small, 50, new Corpus(4000, 4, 2.5)),
        2.5 * TrainingCost.Flops(Cases.Small, 50, new Corpus(4000, 4)),
        "operations of two and a half epochs");

    [Test, ForTask("13.2")]
    public void Tokens_need_not_be_a_whole_number() => NumberAssert.Close(
        TrainingCost.Flops(Cases.Small, 7, new Corpus(1000, 3.5)),
        1000 / 3.5 * ((6.0 * 13_340) + (12.0 * 3 * 48 * 7)),
        "operations for 1,000 bytes at 3.5 a token");

    [Test, ForTask("13.2")]
    public void Large_numbers_do_not_overflow()
    {
        var large = KnownModels.Llama with
        {
            Vocabulary = 128_256, Layers = 126, Width = 16_384, Heads = 128, KeyHeads = 8, Hidden = 53_248,
        };
        double weights = TrainingCost.Weights(large);
        NumberAssert.Close(
            TrainingCost.Flops(large, 8192, new Corpus(60e12, 4)),
            15e12 * ((6 * weights) + (12.0 * 126 * 16_384 * 8192)),
            "operations of Llama 3's largest model on 15 trillion tokens");
    }

    [Test, ForTask("13.2")]
    public void Numbers_that_make_no_sense_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => TrainingCost.Flops(Cases.Small, 0, new Corpus(4000, 4)), "length", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => TrainingCost.Flops(Cases.Small, 50, default), "corpus.Bytes", "it is 0");
    }
}
