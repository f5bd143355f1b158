extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson04;

namespace Katas.Lesson04.Tests;

public class AnalysisTests
{
    private const string AbsoluteTooLate =
        "ahead and back cancel: take the absolute value of each distance first, and weigh it then";

    [Test, ForTask("04.10")]
    public void Sharp_heads_have_an_entropy_of_0_and_even_ones_ln_of_the_keys()
    {
        // Head 0 looks at itself, head 1 at all four keys equally, head 2 at two of them equally.
        var weights = stack(
            [eye(4), full([4, 4], 0.25f), tensor([0.5f, 0, 0.5f, 0]).expand(4, 4)]).unsqueeze(0);

        TensorAssert.Close(
            AttentionAnalysis.Entropy(weights),
            tensor([0, (float)Math.Log(4), (float)Math.Log(2)]),
            "entropy of heads that look at one, four and two keys",
            [.. EntropySuspects(weights)]);
    }

    [Test, ForTask("04.10")]
    public void Entropies_match_the_reference()
    {
        CompareEntropy(Seeded.Weights(1, 2, 3, 5, 7));
        CompareEntropy(Seeded.Weights(2, 1, 3, 5, 7));
        CompareEntropy(Seeded.Weights(3, 4, 4, 4, 4));
        CompareEntropy(Seeded.Weights(4, ScalarType.Float64, 2, 3, 5, 7));
    }

    [Test, ForTask("04.10")]
    public void Queries_that_look_at_nothing_do_not_count_for_entropy() => CompareEntropy(WithBlindQueries(5, 7));

    [Test, ForTask("04.10")]
    public void A_head_without_any_query_that_looks_has_an_entropy_of_0()
    {
        var weights = Seeded.Weights(6, 2, 3, 5, 7);
        weights[.., 1] = zeros(2, 5, 7);

        TensorAssert.NoNaN(
            AttentionAnalysis.Entropy(weights),
            "entropies, one head looking at nothing",
            "a mean of no numbers is 0/0");
        CompareEntropy(weights);
    }

    [Test, ForTask("04.10")]
    public void One_query_is_its_own_mean()
    {
        var weights = full([1, 2, 1, 4], 0.25f);

        TensorAssert.Close(
            AttentionAnalysis.Entropy(weights),
            full(2, Math.Log(4)),
            "entropy of heads with one query, which looks at four keys equally",
            new Suspect(full(2, Math.Log(4) / 2), "there is one query to divide by"));
    }

    [Test, ForTask("04.10")]
    public void Entropy_keeps_float64_and_half_precision()
    {
        foreach (var type in new[] { ScalarType.Float64, ScalarType.Float16 })
        {
            var weights = Seeded.Weights(60, type, 2, 3, 5, 5);
            TensorAssert.Close(
                AttentionAnalysis.Entropy(weights),
                Reference.AttentionAnalysis.Entropy(weights),
                $"entropy of heads, weights [2, 3, 5, 5] {type}");
        }
    }

    [Test, ForTask("04.10")]
    public void Entropy_leaves_the_weights_as_they_were() => IsUnchanged(AttentionAnalysis.Entropy);

    [Test, ForTask("04.11")]
    public void Heads_that_look_at_themselves_at_neighbours_and_at_the_first_are_told_apart()
    {
        // From positions 0 to 3, the first token is 0, 1, 2 and 3 away: 1.5 on average; the one before 0, 1, 1, 1.
        var self = eye(4);
        var first = zeros(4, 4);
        first[.., 0] = ones(4);
        var before = zeros(4, 4);
        for (int query = 0; query < 4; query++)
        {
            before[query, Math.Max(0, query - 1)] = tensor(1f);
        }

        var weights = stack([self, first, before]).unsqueeze(0); // [1, head, token, token]

        TensorAssert.Close(
            AttentionAnalysis.Distance(weights),
            tensor([0, 1.5f, 0.75f]),
            "distance of heads that look at the token itself, the first one, the one before",
            [.. DistanceSuspects(weights)]);
    }

    [Test, ForTask("04.11")]
    public void Looking_ahead_counts_like_looking_back()
    {
        var weights = Seeded.Weights(7, 2, 3, 5, 5);

        TensorAssert.Close(
            AttentionAnalysis.Distance(weights.flip([2, 3])),
            AttentionAnalysis.Distance(weights),
            "distances with the order of the tokens turned round (seen) and as it was (expected)");
    }

    [Test, ForTask("04.11")]
    public void Each_key_counts_by_its_own_distance_and_weight()
    {
        // The middle one of three tokens looks back and ahead, ½ each: distance 1. The others look at themselves with
        // 0.6 and at the token two places away with 0.4: distance 0.8.
        var weights = tensor(new[,] { { 0.6f, 0, 0.4f }, { 0.5f, 0, 0.5f }, { 0.4f, 0, 0.6f } }).reshape(1, 1, 3, 3);

        TensorAssert.Close(
            AttentionAnalysis.Distance(weights),
            tensor([2.6f / 3]),
            "mean of the distances 0.8, 1 and 0.8, by hand",
            [.. DistanceSuspects(weights)]);
    }

    [Test, ForTask("04.11")]
    public void Distances_match_the_reference()
    {
        CompareDistance(Seeded.Weights(8, 2, 3, 5, 5));
        CompareDistance(Seeded.Weights(9, 1, 3, 7, 7));
        CompareDistance(Seeded.Weights(10, 4, 4, 4, 4));
        CompareDistance(Seeded.Weights(11, ScalarType.Float64, 2, 3, 5, 5));
        CompareDistance(Seeded.Weights(12, 2, 3, 1, 1));
    }

    [Test, ForTask("04.11")]
    public void Queries_that_look_at_nothing_do_not_count_for_distance() => CompareDistance(WithBlindQueries(13, 5));

    [Test, ForTask("04.11")]
    public void Distance_keeps_float64_and_half_precision()
    {
        foreach (var type in new[] { ScalarType.Float64, ScalarType.Float16 })
        {
            var weights = Seeded.Weights(60, type, 2, 3, 5, 5);
            TensorAssert.Close(
                AttentionAnalysis.Distance(weights),
                Reference.AttentionAnalysis.Distance(weights),
                $"distance of heads, weights [2, 3, 5, 5] {type}");
        }
    }

    [Test, ForTask("04.11")]
    public void Distance_leaves_the_weights_as_they_were() => IsUnchanged(AttentionAnalysis.Distance);

    [Test, ForTask("04.11")]
    public void Weights_that_are_no_self_attention_are_refused()
    {
        var weights = Seeded.Weights(14, 2, 3, 5, 7);

        ArgumentAssert.Rejects(
            () => AttentionAnalysis.Distance(weights), "weights", weights, "it has 7 keys for 5 queries");
    }

    [Test, ForTask("04.12")]
    public void Equal_heads_have_a_similarity_of_1_and_separate_ones_of_0()
    {
        // Head 0 looks at the first key, head 1 as well, head 2 at the last key, head 3 at both equally: cos 45°.
        var weights = stack([Row(1, 0, 0), Row(1, 0, 0), Row(0, 0, 1), Row(0.5f, 0, 0.5f)]).unsqueeze(0);
        float half = (float)Math.Sqrt(0.5);

        TensorAssert.Close(
            AttentionAnalysis.HeadSimilarity(weights),
            tensor(new[,] { { 1, 1, 0, half }, { 1, 1, 0, half }, { 0, 0, 1, half }, { half, half, half, 1 } }),
            "similarity of heads that look at the first, the first, the last, the first and the last key",
            [.. SimilaritySuspects(weights)]);

        static Tensor Row(params float[] weights) => tensor(weights).expand(5, 3);
    }

    [Test, ForTask("04.12")]
    public void Similarities_match_the_reference()
    {
        CompareSimilarity(Seeded.Weights(15, 2, 3, 5, 7));
        CompareSimilarity(Seeded.Weights(16, 1, 3, 5, 7));
        CompareSimilarity(Seeded.Weights(17, 4, 4, 4, 4));
        CompareSimilarity(Seeded.Weights(18, ScalarType.Float64, 2, 3, 5, 7));
    }

    [Test, ForTask("04.12")]
    public void Similarities_are_symmetric_and_1_on_the_diagonal()
    {
        var similarity = AttentionAnalysis.HeadSimilarity(Seeded.Weights(19, 2, 3, 5, 7));

        TensorAssert.Close(similarity.diagonal(), ones(3), "similarity of each head with itself");
        TensorAssert.Close(
            similarity.transpose(0, 1), similarity, "similarity of b with a (seen) and a with b (expected)");
    }

    [Test, ForTask("04.12")]
    public void A_head_that_looks_at_nothing_is_like_none()
    {
        var weights = Seeded.Weights(20, 2, 3, 5, 7);
        weights[.., 1] = zeros(2, 5, 7);

        TensorAssert.NoNaN(
            AttentionAnalysis.HeadSimilarity(weights),
            "similarities, one head looking at nothing",
            "its length is 0: 0/0");
        CompareSimilarity(weights);
    }

    [Test, ForTask("04.12")]
    public void A_sequence_in_which_a_head_looks_at_nothing_counts_as_0()
    {
        // Both heads look at the first key, in the first sequence; in the second, head 1 looks at nothing.
        var first = tensor(new[,] { { 1f, 0, 0 } }).expand(2, 5, 3); // [head, query, key]
        var second = first.clone();
        second[1] = zeros(5, 3);

        TensorAssert.Close(
            AttentionAnalysis.HeadSimilarity(stack([first, second])),
            tensor(new[,] { { 1, 0.5f }, { 0.5f, 0.5f } }),
            "similarity of two heads that look alike in one sequence, and of which one is blind in the other");
    }

    [Test, ForTask("04.12")]
    public void Similarity_keeps_float64_and_half_precision()
    {
        foreach (var type in new[] { ScalarType.Float64, ScalarType.Float16 })
        {
            var weights = Seeded.Weights(60, type, 2, 3, 5, 5);
            TensorAssert.Close(
                AttentionAnalysis.HeadSimilarity(weights),
                Reference.AttentionAnalysis.HeadSimilarity(weights),
                $"similarity of heads, weights [2, 3, 5, 5] {type}");
        }
    }

    [Test, ForTask("04.12")]
    public void Similarity_leaves_the_weights_as_they_were() => IsUnchanged(AttentionAnalysis.HeadSimilarity);

    private static Tensor WithBlindQueries(int seed, long keys)
    {
        var weights = Seeded.Weights(seed, 2, 3, 5, keys);
        weights[1, .., 3..] = zeros(3, 2, keys); // two queries of the second sequence
        weights[0, 2, 4] = zeros(keys); // and one of a single head
        return weights;
    }

    private static void IsUnchanged(Func<Tensor, Tensor> analysis)
    {
        var weights = Seeded.Weights(21, 2, 3, 5, 5);
        var before = weights.clone();

        analysis(weights);

        TensorAssert.Unchanged(weights, before, "weights");
    }

    private static void CompareEntropy(Tensor weights)
    {
        var expected = Reference.AttentionAnalysis.Entropy(weights);
        TensorAssert.Close(
            AttentionAnalysis.Entropy(weights),
            expected,
            $"entropy of each head, weights {Guard.Shape(weights)}",
            [.. EntropySuspects(weights)]);
    }

    private static IEnumerable<Suspect> EntropySuspects(Tensor weights)
    {
        var perQuery = -(weights * weights.masked_fill(weights == 0, 1).log()).sum(-1);
        return MeanSuspects(perQuery, weights, "entropy").Append(new Suspect(
            Average(perQuery, weights) / Math.Log(2), "the logarithm is to base 2; nats are asked for"));
    }

    private static void CompareDistance(Tensor weights)
    {
        var expected = Reference.AttentionAnalysis.Distance(weights);
        TensorAssert.Close(
            AttentionAnalysis.Distance(weights),
            expected,
            $"distance of each head, weights {Guard.Shape(weights)}",
            [.. DistanceSuspects(weights)]);
    }

    private static IEnumerable<Suspect> DistanceSuspects(Tensor weights)
    {
        var positions = arange(weights.size(-1), dtype: weights.dtype);
        var signed = positions.unsqueeze(1) - positions;
        var perQuery = (weights * signed.abs()).sum(-1);
        return MeanSuspects(perQuery, weights, "distance").Concat(
        [
            new(
                Average((weights * signed).sum(-1), weights),
                "ahead and back cancel: the sign of the distance is kept"),
            new(
                Average((weights * signed).sum(-1).abs(), weights),
                AbsoluteTooLate),
            new(Average((positions - (weights * positions).sum(-1)).abs(), weights), AbsoluteTooLate),
            new(
                Average(positions - (weights.argmax(-1).to(weights.dtype)), weights),
                "the place of the largest weight is taken; every key counts as much as its weight"),
            new(
                Average((positions - (weights.argmax(-1).to(weights.dtype))).abs(), weights),
                "the place of the largest weight is taken; every key counts as much as its weight"),
            new(Average((weights * signed.square()).sum(-1), weights), "the distances are squared"),
            new(Average((weights * positions).sum(-1), weights), "this is the keys' position, not their distance"),
        ]);
    }

    private static IEnumerable<Suspect> MeanSuspects(Tensor perQuery, Tensor weights, string what) =>
    [
        new(perQuery.mean([0, 2]), "queries that look at nothing are counted in the mean"),
        new(perQuery.sum([0, 2]), "this is the sum over the queries, not the mean"),
        new(perQuery.mean([0]), $"this is the {what} of each query; one number for each head is asked for"),
        new(perQuery.mean([-1]), "the mean over the batch is missing"),
        new(perQuery.mean([1, 2]), "this is a number for each sequence; one for each head is asked for"),
        new(perQuery.mean(), "this is one number for all heads; one for each is asked for"),
    ];

    private static Tensor Average(Tensor perQuery, Tensor weights) =>
        perQuery.sum([0, 2]) / (weights.sum(-1) > 0).sum([0, 2]).clamp(min: 1);

    private static void CompareSimilarity(Tensor weights)
    {
        var expected = Reference.AttentionAnalysis.HeadSimilarity(weights);
        TensorAssert.Close(
            AttentionAnalysis.HeadSimilarity(weights),
            expected,
            $"similarity of heads, weights {Guard.Shape(weights)}",
            [.. SimilaritySuspects(weights)]);
    }

    private static IEnumerable<Suspect> SimilaritySuspects(Tensor weights)
    {
        var rows = weights.flatten(2);
        var products = rows.matmul(rows.transpose(-2, -1));
        yield return new Suspect(products.mean([0]), "the products are not divided by the lengths of the two heads");
        yield return new Suspect(
            (products / rows.square().sum(-1, keepdim: true)).mean([0]),
            "the products are divided by the square of one head's length, and not by both heads' lengths");
        var unit = rows / rows.square().sum(-1, keepdim: true).sqrt();
        yield return new Suspect(unit.matmul(unit.transpose(-2, -1)), "the mean over the batch is missing");
        var together = weights.transpose(0, 1).flatten(1);
        together = together / together.square().sum(-1, keepdim: true).sqrt();
        yield return new Suspect(
            together.matmul(together.transpose(0, 1)),
            "all sequences are put into one row for each head; each sequence has its cosine, and their mean is "
            + "asked for");
        yield return new Suspect(
            unit.matmul(unit.transpose(-2, -1)).mean([0]) / weights.size(1),
            "the sum is divided by the number of heads as well; the mean is over the batch alone");
        var averaged = nn.functional.normalize(rows.mean([0]), dim: -1);
        yield return new Suspect(
            averaged.matmul(averaged.transpose(0, 1)),
            "the weights are averaged over the batch before they are compared");
        var centred = rows - rows.mean([-1], keepdim: true);
        centred = centred / centred.square().sum(-1, keepdim: true).sqrt();
        yield return new Suspect(
            centred.matmul(centred.transpose(-2, -1)).mean([0]),
            "this is a correlation: the mean was subtracted first");
        var perQuery = nn.functional.normalize(weights, dim: -1).transpose(1, 2);
        yield return new Suspect(
            perQuery.matmul(perQuery.transpose(-2, -1)).mean([0, 1]),
            "a cosine for each query, averaged; a head's rows belong together in one");
    }
}
