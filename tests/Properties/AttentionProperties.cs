using CsCheck;
using FluentAssertions;
using Katas.Lesson01;
using Katas.Lesson02;
using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static Katas.Tests.Properties.Property;
using static TorchSharp.torch;

namespace Katas.Tests.Properties;

/// <summary>What holds for attention whatever the sizes and numbers are.</summary>
public sealed class AttentionProperties
{
    private static readonly Gen<(int Seed, int Rows, int Columns, double Spread)> Scores =
        Gen.Select(Seed, Count, Count, Gen.Double[0.01, 1000]);

    private static readonly Gen<(int Seed, int Queries, int Keys, int Heads)> Sizes = Gen.Select(Seed, Count, Count, Gen.Int[1, 3]);

    [Test]
    public void Rows_of_softmax_are_shares_of_1_or_nothing_at_all() => Scores.Holds(input =>
    {
        var mask = Normal(input.Seed + 1, input.Rows, input.Columns) > -0.5;
        var weights = Attention.Softmax(Attention.ApplyMask(Normal(input.Seed, input.Rows, input.Columns) * input.Spread, mask));

        (weights < 0).any().ToBoolean().Should().BeFalse();
        weights.masked_fill(mask, 0).abs().max().ToDouble().Should().Be(0, "what is masked gets nothing");
        Apart(weights.sum(-1), mask.any(-1).to(ScalarType.Float64)).Should().BeLessThan(Tolerance);
    });

    [Test]
    public void Softmax_does_not_change_when_all_scores_rise_by_the_same() => Scores.Holds(input =>
    {
        var scores = Normal(input.Seed, input.Rows, input.Columns);

        Apart(Attention.Softmax(scores), Attention.Softmax(scores + input.Spread)).Should().BeLessThan(Tolerance);
    });

    [Test]
    public void Entropy_is_between_0_and_that_of_an_even_row() => Scores.Holds(input =>
    {
        var entropy = Focus.Entropy(Attention.Softmax(Normal(input.Seed, input.Rows, input.Columns) * input.Spread));

        entropy.min().ToDouble().Should().BeGreaterThanOrEqualTo(-Tolerance);
        entropy.max().ToDouble().Should().BeLessThanOrEqualTo(Math.Log(input.Columns) + Tolerance);
    });

    [Test]
    public void Every_output_lies_between_the_smallest_and_the_largest_value() => Sizes.Holds(input =>
    {
        var value = Normal(input.Seed + 2, input.Keys, 3);
        var output = Attention.ScaledDotProduct(Normal(input.Seed, input.Queries, 4), Normal(input.Seed + 1, input.Keys, 4), value).output;

        (output > value.amax([0]) + Tolerance).any().ToBoolean().Should().BeFalse();
        (output < value.amin([0]) - Tolerance).any().ToBoolean().Should().BeFalse();
    });

    [Test]
    public void The_order_of_keys_and_values_makes_no_difference() => Sizes.Holds(input =>
    {
        var attention = Attend(input.Heads);
        var query = Normal(input.Seed, 2, input.Queries, 6);
        var context = Normal(input.Seed + 1, 2, input.Keys, 6);
        var order = Order(input.Seed + 2, input.Keys);

        Apart(
            attention.call(query, context, context, null).output,
            attention.call(query, context.index_select(1, order), context.index_select(1, order), null).output).Should().BeLessThan(Tolerance);
    });

    [Test]
    public void Self_attention_without_positions_follows_the_order_of_its_tokens() => Sizes.Holds(input =>
    {
        var attention = Attend(input.Heads);
        var tokens = Normal(input.Seed, 2, input.Queries, 6);
        var order = Order(input.Seed + 1, input.Queries);

        Apart(attention.SelfAttend(tokens.index_select(1, order)).output, attention.SelfAttend(tokens).output.index_select(1, order))
            .Should().BeLessThan(Tolerance);
    });

    [Test]
    public void Whatever_stands_in_padding_changes_nothing() => Sizes.Holds(input =>
    {
        var attention = Attend(input.Heads);
        var real = Normal(input.Seed, 1, input.Queries, 6);
        var padded = cat([real, Normal(input.Seed + 1, 1, input.Keys, 6) * 100], 1);
        var ids = cat([ones(1, input.Queries, dtype: ScalarType.Int64), zeros(1, input.Keys, dtype: ScalarType.Int64)], 1);

        var output = attention.SelfAttend(padded, Masks.Padding(ids, 0)).output;

        Apart(output[.., ..input.Queries], attention.SelfAttend(real).output).Should().BeLessThan(Tolerance);
    });

    [Test]
    public void Under_a_causal_mask_no_output_depends_on_what_comes_later() => Sizes.Holds(input =>
    {
        var attention = Attend(input.Heads);
        int length = input.Queries + input.Keys;
        var tokens = Normal(input.Seed, 1, length, 6);
        var other = cat([tokens[.., ..input.Queries], Normal(input.Seed + 1, 1, input.Keys, 6)], 1);

        Apart(
            attention.SelfAttend(tokens, Masks.Causal(length)).output[.., ..input.Queries],
            attention.SelfAttend(other, Masks.Causal(length)).output[.., ..input.Queries]).Should().Be(0);
    });

    [Test]
    public void Heads_that_are_merged_again_are_what_was_split() => Sizes.Holds(input =>
    {
        var tokens = Normal(input.Seed, input.Queries, input.Keys, 6 * input.Heads);

        Apart(Heads.Merge(Heads.Split(tokens, input.Heads)), tokens).Should().Be(0);
    });

    [Test]
    public void Layer_norm_forgets_shift_and_scale() =>
        Gen.Select(Seed, Gen.Int[2, 8], Gen.Double[0.1, 50], Gen.Double[-50, 50]).Holds(input =>
        {
            var (seed, width, scale, shift) = input;
            var tokens = Normal(seed, 3, width);

            Apart(LayerNorm.Normalize(tokens, 0), LayerNorm.Normalize((tokens * scale) + shift, 0)).Should().BeLessThan(1e-6);
        });

    private static MultiHeadAttention Attend(int heads)
    {
        var attention = Seeded.Parameters(new MultiHeadAttention(6, heads));
        attention.to(ScalarType.Float64);
        return attention;
    }
}
